import CallModel
import Diagnostics
import JSONText

extension TranscriptDraft.Word {
  /// A word that is said in `span`.
  init(_ text: String, _ span: TimeSpan) {
    self.init(text: text, startMs: span.startMs, endMs: span.endMs)
  }

  /// A word of the kind that most services write: `start`, `end`, `confidence`, and perhaps who
  /// speaks.
  init(_ text: String, of node: JSONNode, timesIn unit: JSONNode.TimeUnit) throws(InputError) {
    self.init(text, try node.span("start", "end", in: unit))
    confidence = try node["confidence"]?.confidence()
    label = try node["speaker"]?.label()
  }
}
