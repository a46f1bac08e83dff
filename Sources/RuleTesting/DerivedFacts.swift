import CallModel
import RuleCheck

/// What follows from what a test says of its call, where the test does not say it itself: somebody
/// answered if something was spoken, and who speaks how long, how long it is silent, and how long the
/// caller waits can be counted.
struct DerivedFacts {
  private let test: RuleTest

  init(of test: RuleTest) { self.test = test }

  /// The facts of the test and what follows.
  func facts(endMs: Int?) -> CallFacts {
    var facts = test.facts
    for (path, value) in spoken(endMs: endMs) + happened where facts[path] == nil {
      facts[path] = value
    }
    if facts["call.id"] == nil { facts["call.id"] = .text(test.name) }
    return facts
  }

  private func spoken(endMs: Int?) -> [(String, FieldValue)] {
    guard test.script != nil || test.recordingPath != nil else { return [] }
    var facts: [(String, FieldValue)] = [("call.answered", .flag(true))]
    guard let words = test.script?.transcript.words else { return facts }
    let all = Stretches(words.map(\.span))
    for (speaker, name) in [(Speaker.caller, "caller"), (.agent, "agent")] {
      let talk = Stretches(words.filter { $0.speaker == speaker }.map(\.span))
      facts.append((name + ".talk_time", .duration(ms: Int64(talk.totalMs))))
      guard all.totalMs > 0 else { continue }
      let share = FixedDecimal(millionths: Int64(talk.totalMs) * 1_000_000 / Int64(all.totalMs))
      facts.append((name + ".talk_share", .percent(share)))
    }
    let silences = all.gaps(from: 0, to: endMs ?? all.endMs)
    facts.append(("silence.total", .duration(ms: Int64(silences.reduce(0, +)))))
    facts.append(("silence.longest", .duration(ms: Int64(silences.max() ?? 0))))
    return facts
  }

  private var happened: [(String, FieldValue)] {
    guard !test.events.isEmpty else { return [] }
    let holds = test.events.filter { $0.kind == .hold }.map(\.durationMs)
    let count = FixedDecimal(Int64(holds.count)) ?? FixedDecimal(millionths: 0)
    return [
      ("hold.count", .number(count)),
      ("hold.total", .duration(ms: holds.reduce(0) { $0 &+ Int64($1) })),
      ("hold.longest", .duration(ms: Int64(holds.max() ?? 0))),
      ("call.transferred", .flag(test.events.contains { $0.kind == .transfer })),
    ]
  }
}

/// Stretches of time put together where they touch or overlap.
private struct Stretches {
  // INVARIANT: in order of time, none touches the next.
  private var spans: [TimeSpan] = []

  init(_ spans: [TimeSpan]) {
    for span in spans.sorted(by: { $0.startMs < $1.startMs }) {
      if let last = self.spans.last, span.startMs <= last.endMs {
        self.spans[self.spans.count - 1] = TimeSpan(
          startMs: last.startMs, endMs: max(last.endMs, span.endMs))
      } else {
        self.spans.append(span)
      }
    }
  }

  var totalMs: Int { spans.reduce(0) { $0 + $1.durationMs } }
  var endMs: Int { spans.last?.endMs ?? 0 }

  /// How long each stretch is in which there is nothing.
  func gaps(from startMs: Int, to endMs: Int) -> [Int] {
    var gaps: [Int] = []
    var reachedMs = startMs
    for span in spans {
      if span.startMs > reachedMs { gaps.append(span.startMs - reachedMs) }
      reachedMs = max(reachedMs, span.endMs)
    }
    return endMs > reachedMs ? gaps + [endMs - reachedMs] : gaps
  }
}
