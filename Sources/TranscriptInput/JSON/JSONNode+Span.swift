import CallModel
import Diagnostics
import JSONText

extension JSONNode {
  /// How a service writes times as numbers.
  enum TimeUnit {
    case seconds
    case milliseconds
  }

  /// The stretch between the times in the members `start` and `end`.
  func span(_ start: String, _ end: String, in unit: TimeUnit) throws(InputError) -> TimeSpan {
    let startMs = try required(start).ms(in: unit)
    let end = try required(end)
    return try end.span(fromMs: startMs, toMs: try end.ms(in: unit))
  }

  /// A stretch whose end stands here. An end that lies a little before its start is the start.
  ///
  /// - Throws: that time runs backwards.
  func span(fromMs startMs: Int, toMs endMs: Int) throws(InputError) -> TimeSpan {
    guard endMs >= startMs - Self.jitterMs else {
      throw error("time runs backwards, from \(startMs) ms to \(endMs) ms")
    }
    return TimeSpan(startMs: startMs, endMs: endMs)
  }

  private func ms(in unit: TimeUnit) throws(InputError) -> Int {
    switch unit {
    case .seconds: try secondsAsMs()
    case .milliseconds: try milliseconds()
    }
  }

  /// How far an end may lie before its start: aligners err by so much now and then.
  private static var jitterMs: Int { 250 }
}
