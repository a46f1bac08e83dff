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
    try members(named: [start, end]).span(0, 1, in: unit)
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

  fileprivate func ms(in unit: TimeUnit) throws(InputError) -> Int {
    switch unit {
    case .seconds: try secondsAsMs()
    case .milliseconds: try milliseconds()
    }
  }

  /// How far an end may lie before its start: aligners err by so much now and then.
  private static var jitterMs: Int { 250 }
}

extension JSONMembers {
  /// The stretch between the times in the members at `start` and `end`.
  func span(
    _ start: Int, _ end: Int, in unit: JSONNode.TimeUnit
  ) throws(InputError) -> TimeSpan {
    // Nearly all times are plain numbers in order: no more is made of those than two numbers.
    if let startMs = try plainMs(start, in: unit), let endMs = try plainMs(end, in: unit),
      endMs >= startMs
    {
      return TimeSpan(startMs: startMs, endMs: endMs)
    }
    let startMs = try required(start).ms(in: unit)
    let end = try required(end)
    return try end.span(fromMs: startMs, toMs: try end.ms(in: unit))
  }

  /// The time at `position`; `nil` where it takes a closer look.
  private func plainMs(
    _ position: Int, in unit: JSONNode.TimeUnit
  ) throws(InputError) -> Int? {
    try number(position).flatMap {
      RecordingTime.milliseconds(fromSeconds: unit == .seconds ? $0 : $0 / 1000)
    }
  }

  /// The confidence at `position`; `nil` where the member is missing.
  func confidence(_ position: Int) throws(InputError) -> Confidence? {
    // As above: the ends of the scale and what is beyond them take a closer look.
    if let fraction = try number(position), (0...1).contains(fraction) {
      return Confidence(fraction)
    }
    return try self[position]?.confidence()
  }
}
