import CallModel
import Diagnostics
import JSONText

/// A vCon, the container of the IETF for conversations: who took part, what was recorded, and what was
/// made of it. Its transcripts are what any recogniser writes, or captions, or WTF.
///
/// Nothing is fetched here: what a vCon only points to by a web address counts as not there, unless the
/// source has it.
struct VCon: JSONTranscriptReader {
  let format = "vcon"

  let shapes = [
    JSONShape("vcon"), JSONShape("uuid", "parties[]", "analysis[]"),
    JSONShape("payload", "signatures[]"), JSONShape("payload", "signature"),
    JSONShape("ciphertext", "recipients[]"), JSONShape("ciphertext", "protected"),
  ]

  func read(_ source: TranscriptSource, speakers: SpeakerLabels) throws(InputError) -> Transcript {
    guard case .json(let root) = source.content else {
      throw InputError(path: source.path, reason: "it is not JSON")
    }
    return try read(root, speakers: speakers, fetched: source.fetched)
  }

  func read(_ root: JSONNode, speakers: SpeakerLabels) throws(InputError) -> Transcript {
    try read(root, speakers: speakers, fetched: .none)
  }

  private func read(
    _ root: JSONNode, speakers: SpeakerLabels, fetched: FetchedFiles
  ) throws(InputError) -> Transcript {
    let vCon = try Self.unwrapped(root)
    try Self.checkCritical(vCon)
    let parties = try VConParties(vCon)
    let dialogs = try VConDialogs(vCon)
    var words: [Transcript.Word] = []
    var language: String?
    for analysis in try VConAnalysis.transcripts(in: vCon, fetched: fetched) {
      let transcript = try analysis.transcript(speakers: speakers, fetched: fetched)
      let offsetMs = try dialogs.offsetMs(of: analysis.dialog)
      let firstTurn = 1 + (words.lazy.map(\.turn).max() ?? -1)
      let partyOfChannel = try dialogs.parties(of: analysis.dialog)
      words += transcript.words.map { word in
        let party =
          parties.named(word.speakerLabel) ?? word.channel.flatMap { partyOfChannel[$0] }
        let label = word.speakerLabel ?? party.flatMap { parties.label(of: $0) }
        let speaker = party.map { parties.speaker(of: $0, by: speakers) } ?? .unknown
        return Transcript.Word(
          text: word.text, span: word.span.shifted(byMs: offsetMs), confidence: word.confidence,
          speaker: word.speaker == .unknown ? speaker : word.speaker, speakerLabel: label,
          channel: word.channel, turn: firstTurn + word.turn,
          hasApproximateTimes: word.hasApproximateTimes)
      }
      language = language ?? transcript.language
    }
    return Transcript(words: words, format: format, language: language)
  }

  /// The vCon itself: a signed one holds it as its payload. The signature is not checked.
  static func unwrapped(_ root: JSONNode) throws(InputError) -> JSONNode {
    if let ciphertext = root["ciphertext"] {
      throw ciphertext.error(
        "the vCon is encrypted (JWE)",
        advice: "decrypt it with the key of whoever it is for, and name what comes out")
    }
    guard let payload = payload(of: root) else { return root }
    guard case .json(let vCon) = try TranscriptSource(try payload.base64URLDecoded()).content else {
      throw payload.error("holds no vCon")
    }
    return vCon
  }

  /// What a signed vCon (JWS) holds; `nil` for one that is not signed.
  static func payload(of root: JSONNode) -> JSONNode? {
    root["vcon"] == nil ? root["payload"] : nil
  }

  /// Whoever does not know the extensions that a vCon calls critical must not read it.
  static func checkCritical(_ vCon: JSONNode) throws(InputError) {
    for name in try vCon.elements(of: "critical") {
      let name = (node: name, text: try name.string())
      guard name.text == "wtf_transcription" else {
        throw name.node.error("the vCon cannot be read without the extension `\(name.text)`")
      }
    }
  }
}
