import CallModel
import Diagnostics
import JSONText

/// One turn as Call Analytics and Contact Lens write it: what somebody says without a break, with
/// times in milliseconds, and in Call Analytics with its words.
struct AWSTurn {
  private let node: JSONNode
  private var turn: TranscriptDraft.Turn

  /// - Parameters:
  ///   - number: counts the turns.
  ///   - roles: the roles of participants by their identifiers.
  init(_ node: JSONNode, number: Int, roles: [String: String]) throws(InputError) {
    self.node = node
    let id = try node["ParticipantId"]?.label()
    let role = try node["ParticipantRole"]?.label()
    turn = TranscriptDraft.Turn(
      span: try node.span("BeginOffsetMillis", "EndOffsetMillis", in: .milliseconds),
      label: role ?? id.map { roles[$0] ?? $0 }, number: number)
  }

  /// Its words, with their own times where it has them.
  func add(to draft: inout TranscriptDraft) throws(InputError) {
    let items = try node.elements(of: "Items")
    guard !items.isEmpty else {
      draft.spread(try node.required("Content").wordTexts(), over: turn)
      return
    }
    var words = TranscriptDraft()
    for item in items { try Self.add(item, to: &words) }
    draft.add(words.words, of: turn)
  }

  private static func add(_ item: JSONNode, to draft: inout TranscriptDraft) throws(InputError) {
    // Some versions put content and confidence on the item, others below it.
    let best = try item["Alternatives"]?.elements().first ?? item
    let text = try best.required("Content").wordText()
    guard try item["Type"]?.string() != "punctuation" else { return draft.attach(text) }
    var word = TranscriptDraft.Word(
      text, try item.span("BeginOffsetMillis", "EndOffsetMillis", in: .milliseconds))
    word.confidence = try best["Confidence"]?.confidence()
    if !text.isEmpty { draft.words.append(word) }
  }
}

extension JSONTranscriptReader {
  /// The transcript of a file whose turns stand in `Transcript`, with the roles in `Participants`.
  func readTurns(_ root: JSONNode, speakers: SpeakerLabels) throws(InputError) -> Transcript {
    var roles: [String: String] = [:]
    for participant in try root.elements(of: "Participants") {
      guard let id = try participant["ParticipantId"]?.label() else { continue }
      roles[id] = try participant["ParticipantRole"]?.label()
    }
    var draft = TranscriptDraft()
    for (number, node) in try root.required("Transcript").elements().enumerated() {
      try AWSTurn(node, number: number, roles: roles).add(to: &draft)
    }
    return draft.transcript(
      format: format, language: try root["LanguageCode"].languageTag(), speakers: speakers)
  }
}
