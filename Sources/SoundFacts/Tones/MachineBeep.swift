import CallModel

/// Finds the beep of an answering machine, and the greeting before it.
///
/// A beep is one tone at rest, 0.12 to 2 s long, alone: no other tone is near it, it is part of no rhythm
/// and no music, and on its channel somebody spoke before.
struct MachineBeep {
  /// No other tone is nearer than this, in milliseconds.
  static let aloneMs = 500
  /// Speech of a greeting, in milliseconds, and how long before the beep it ends at most.
  static let leastGreetingMs = 1_500
  static let longestWaitMs = 6_000

  let bursts: [ToneBurst]
  /// What cannot be a beep: music, rhythms of the network, keys.
  let others: [TimeSpan]
  /// Where somebody speaks on the channel.
  let speech: [TimeSpan]

  /// Beeps with the greetings before them.
  func found(onChannel channel: Int) -> [RecordingEvent] {
    beeps.flatMap { beep -> [RecordingEvent] in
      guard let greeting = greeting(before: beep.span.startMs) else { return [] }
      return [
        RecordingEvent(.greeting, span: greeting, channel: channel),
        RecordingEvent(.beep, span: beep.span, channel: channel),
      ]
    }
  }

  private var beeps: [ToneBurst] {
    bursts.enumerated().filter { place, burst in
      burst.isBeep && !others.contains { $0.overlaps(burst.span) }
        && !bursts.enumerated().contains { other, near in
          other != place && near.standsAlone && near.span.durationMs >= 150
            && !near.span.overlaps(burst.span)
            && near.span.startMs < burst.span.endMs + Self.aloneMs
            && near.span.endMs > burst.span.startMs - Self.aloneMs
        }
    }.map(\.element)
  }

  /// What was said before a beep, from where it began after the ringing: pauses of a greeting are short.
  private func greeting(before startMs: Int) -> TimeSpan? {
    let before = speech.filter { $0.startMs < startMs }
      .map { TimeSpan(startMs: $0.startMs, endMs: min($0.endMs, startMs)) }
    guard let last = before.last, startMs - last.endMs <= Self.longestWaitMs else { return nil }
    var parts = [last]
    for span in before.dropLast().reversed() {
      guard let next = parts.last, next.startMs - span.endMs <= 3_000 else { break }
      parts.append(span)
    }
    guard parts.totalMs >= Self.leastGreetingMs, let first = parts.last else { return nil }
    return TimeSpan(startMs: first.startMs, endMs: last.endMs)
  }
}

extension ToneBurst {
  /// Whether it is as steady and as much alone as a machine's tone, and no vowel: those are low, short, or
  /// between other sounds.
  fileprivate var isBeep: Bool {
    let isLow = frequencyHz < 600
    return isSingle(330...2_700) && (isLow ? 200...2_200 : 150...2_200).contains(span.durationMs)
      && standsAlone
      && (!isLow || unrestDB <= 1.3 && min(relief.beforeDB, relief.afterDB) >= 8)
  }
}
