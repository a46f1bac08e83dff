import CallModel
import Diagnostics
import JSONText

extension JSONNode {
  /// A time in seconds as milliseconds; see ``RecordingTime``.
  func secondsAsMs() throws(InputError) -> Int {
    let seconds = try number()
    guard let ms = RecordingTime.milliseconds(fromSeconds: seconds) else {
      throw error("\(seconds) seconds is not a time in a recording")
    }
    return ms
  }

  /// A confidence from 0 to 1; what lies outside is brought to the nearer end.
  func confidence() throws(InputError) -> Confidence { Confidence(try number()) }
}
