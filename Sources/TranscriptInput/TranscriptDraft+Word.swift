import CallModel
import Diagnostics
import JSONText

extension TranscriptDraft.Word {
  /// A word of nobody in particular, in no turn yet.
  init(
    text: String, startMs: Int, endMs: Int, confidence: Confidence? = nil, label: String? = nil,
    hasApproximateTimes: Bool = false
  ) {
    self.init(
      text: text, span: TimeSpan(startMs: startMs, endMs: endMs), confidence: confidence,
      speakerLabel: label, turn: 0, hasApproximateTimes: hasApproximateTimes)
  }

  /// When it begins.
  var startMs: Int { span.startMs }

  /// When it ends.
  var endMs: Int { span.endMs }

  /// A word that is said in `span`.
  init(_ text: String, _ span: TimeSpan) {
    self.init(text: text, span: span, turn: 0)
  }

  /// A word of the kind that most services write: `start`, `end`, `confidence`, and perhaps who
  /// speaks.
  init(_ text: String, of node: JSONNode, timesIn unit: JSONNode.TimeUnit) throws(InputError) {
    let members = node.members(named: Self.members)
    self.init(text, try members.span(0, 1, in: unit))
    confidence = try members.confidence(2)
    speakerLabel = try members[3]?.label()
  }

  private static let members: JSONNames = ["start", "end", "confidence", "speaker"]
}
