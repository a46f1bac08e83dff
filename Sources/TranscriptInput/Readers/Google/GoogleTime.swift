import Diagnostics
import JSONText

extension JSONNode {
  /// A time as Google's interfaces write it: `"1.200s"`, or as an object of seconds and nanoseconds,
  /// which is how some of its libraries print it.
  func googleTimeAsMs() throws(InputError) -> Int {
    var seconds: Double?
    if isObject {
      seconds =
        try (self["seconds"]?.number() ?? 0) + (self["nanos"]?.number() ?? 0) / 1_000_000_000
    } else if case let text = try string(), text.hasSuffix("s") {
      seconds = Double(text.dropLast())
    }
    guard let seconds else { throw error("is not a time such as `1.200s`") }
    guard let ms = RecordingTime.milliseconds(fromSeconds: seconds) else {
      throw error("\(seconds) seconds is not a time in a recording")
    }
    return ms
  }
}
