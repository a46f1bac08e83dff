import CallModel
import Diagnostics
import JSONText

/// What Contact Lens for Amazon Connect writes: turns with who speaks, without times of words.
struct ContactLens: JSONTranscriptReader {
  let format = "contact-lens"

  let shapes = [
    JSONShape(
      "Transcript[]", "Transcript[].Content", "Transcript[].BeginOffsetMillis",
      "Transcript[].EndOffsetMillis")
  ]

  func read(_ root: JSONNode, speakers: SpeakerLabels) throws(InputError) -> Transcript {
    try readTurns(root, speakers: speakers)
  }
}
