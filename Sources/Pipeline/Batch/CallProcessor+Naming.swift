import AttributionStore
import CallModel
import ContentHash
import Diagnostics
import Foundation

extension CallProcessor {
  /// Turns away a call that is named after its recording where another run has booked another recording under that
  /// name, and that one still lies elsewhere, as `monday/001.wav` does when `tuesday/` is run: it would take that
  /// call's place, and what that call earned would be gone.
  func checkName(
    of call: Call, note: CallRoster.Note, known: CallState?
  ) throws(InputError) {
    guard note.isNamedAfterRecording, let path = call.recordingPath,
      let other = known?.recording,
      RecordingScan.canonical(path) != RecordingScan.canonical(other.path),
      FileManager.default.fileExists(atPath: other.path),
      try SHA256Digest(ofFileAt: path) != other.digest,
      (try? SHA256Digest(ofFileAt: other.path)) == other.digest
    else { return }
    throw InputError(
      path: path,
      reason: "its name, `\(call.id)`, is that of the call that was booked with \(other.path)",
      advice: "rename it, or name it in a calls file")
  }
}
