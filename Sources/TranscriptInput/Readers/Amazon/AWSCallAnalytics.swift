import CallModel
import Diagnostics
import JSONText

/// What Amazon Transcribe Call Analytics writes: turns with who speaks, and their words.
struct AWSCallAnalytics: JSONTranscriptReader {
  let format = "aws-call-analytics"

  let shapes = [
    JSONShape(
      "Transcript[]", "Transcript[].BeginOffsetMillis", "Transcript[].EndOffsetMillis",
      "Transcript[].Items[]")
  ]

  func read(_ root: JSONNode, speakers: SpeakerLabels) throws(InputError) -> Transcript {
    try readTurns(root, speakers: speakers)
  }
}
