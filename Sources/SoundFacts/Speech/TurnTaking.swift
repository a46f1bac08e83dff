package import CallModel

/// How two people take turns.
package struct TurnTaking {
  /// Pauses in which the other says nothing end no turn below this, in milliseconds.
  static let turnPauseMs = 2_000
  /// Somebody has the word once they have spoken for so long, in milliseconds.
  static let holdsWordMs = 500
  /// Who begins so long before the other ends takes the word, and does not just answer quickly, in
  /// milliseconds.
  static let bargeInMs = 300
  /// An answer that takes longer is none, in milliseconds.
  static let longestDelayMs = 10_000

  private let caller: [TimeSpan]
  private let agent: [TimeSpan]

  /// How two people talk who speak at these times.
  package init(caller: [TimeSpan], agent: [TimeSpan]) {
    self.caller = caller
    self.agent = agent
  }

  /// When both speak.
  package var overlap: [TimeSpan] { caller.intersection(agent) }

  /// How one of them talks.
  package func party(_ speaker: Speaker) -> Party {
    speaker == .agent ? Party(own: agent, other: caller) : Party(own: caller, other: agent)
  }

  /// How one of two people talks.
  package struct Party {
    let own: [TimeSpan]
    let other: [TimeSpan]

    /// The longest stretch of own speech into which the other says nothing, pauses of two seconds included.
    package var longestTurnMs: Int {
      var turns: [TimeSpan] = []
      for span in own.subtracting(other) {
        if let last = turns.last, span.startMs - last.endMs < turnPauseMs,
          [TimeSpan(startMs: last.endMs, endMs: span.startMs)].intersection(other).isEmpty
        {
          turns[turns.count - 1] = TimeSpan(startMs: last.startMs, endMs: span.endMs)
        } else {
          turns.append(span)
        }
      }
      return turns.longestMs
    }

    /// Where the other had the word and lost it: own speech begins well before the other ends, and goes on
    /// when the other has ended.
    package var interruptions: [Int] {
      var interruptions: [Int] = []
      var next = 0
      for span in own {
        while next < other.count, other[next].endMs <= span.startMs { next += 1 }
        guard next < other.count else { break }
        let interrupted = other[next]
        if interrupted.startMs + holdsWordMs <= span.startMs,
          interrupted.endMs - span.startMs >= bargeInMs, span.endMs > interrupted.endMs
        {
          interruptions.append(span.startMs)
        }
      }
      return interruptions
    }

    /// How long it takes to answer when the other has ended, the middle of all answers; 0 for one that begins
    /// before. `nil` where nothing is answered.
    package var responseDelayMs: Int? {
      var delays: [Int] = []
      for (place, span) in own.enumerated() {
        let ownEndMs = place > 0 ? own[place - 1].endMs : .min
        // Whoever spoke last before this was the other.
        guard let last = other.last(where: { $0.startMs < span.startMs }), last.endMs > ownEndMs
        else { continue }
        let delay = max(0, span.startMs - last.endMs)
        if delay <= longestDelayMs { delays.append(delay) }
      }
      return delays.isEmpty ? nil : delays.sorted()[delays.count / 2]
    }
  }
}
