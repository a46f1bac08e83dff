import CallModel
import Diagnostics
import JSONText

extension JSONNode {
  /// The time `name` (`offset`, `duration`) in whichever of the ways that Azure has written it:
  /// `offsetMilliseconds`, `offsetInTicks` of 100 nanoseconds, `offset` as `PT1.2S`, or `offset` in
  /// milliseconds. `nil` where none is there.
  func azureTimeAsMs(_ name: String) throws(InputError) -> Int? {
    if let node = first(of: name + "Milliseconds", name + "InMs") { return try node.milliseconds() }
    if let node = self[name + "InTicks"] {
      let ticks = try node.number()
      guard let ms = RecordingTime.milliseconds(fromSeconds: ticks / 10_000_000) else {
        throw node.error("\(ticks) ticks is not a time in a recording")
      }
      return ms
    }
    guard let node = self[name] else { return nil }
    guard node.isText else { return try node.milliseconds() }
    let text = try node.string()
    guard let seconds = ISODuration.seconds(text),
      let ms = RecordingTime.milliseconds(fromSeconds: seconds)
    else { throw node.error("`\(text)` is not a time such as `PT1.2S`") }
    return ms
  }

  /// The stretch that begins at `offset` and lasts `duration`.
  func azureSpan() throws(InputError) -> TimeSpan {
    guard let startMs = try azureTimeAsMs("offset") else {
      throw error("has no `offset`, `offsetInTicks` or `offsetMilliseconds`")
    }
    let durationMs = try azureTimeAsMs("duration") ?? 0
    return TimeSpan(startMs: startMs, endMs: min(startMs + durationMs, RecordingTime.maxMs))
  }
}

/// Lengths of time as ISO 8601 writes them, without years, months and days.
enum ISODuration {
  /// The seconds of `PT1H2M3.4S`; `nil` for anything else.
  static func seconds(_ text: String) -> Double? {
    guard text.hasPrefix("PT"), text.utf8.count <= 40 else { return nil }
    var total = 0.0
    var rest = text.dropFirst(2)
    guard !rest.isEmpty else { return nil }
    for (unit, seconds) in [("H", 3600.0), ("M", 60.0), ("S", 1.0)] {
      guard let end = rest.firstIndex(of: Character(unit)) else { continue }
      guard let number = Double(rest[..<end]), number >= 0 else { return nil }
      total += number * seconds
      rest = rest[rest.index(after: end)...]
    }
    return rest.isEmpty ? total : nil
  }
}
