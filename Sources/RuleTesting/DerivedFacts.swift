import CallModel
import RuleCheck
import TranscriptInput

/// What follows from what a test says of its call, where the test does not say it itself: somebody
/// answered if something was spoken, and who speaks how long, how long it is silent, and how long the
/// caller waits can be counted.
struct DerivedFacts {
  private let test: RuleTest
  /// What was measured in the test's recording.
  private let sound: CallFacts

  init(of test: RuleTest, sound: CallFacts? = nil) {
    self.test = test
    self.sound = sound ?? CallFacts()
  }

  /// The facts of the test and what follows.
  func facts(endMs: Int?) -> CallFacts {
    var facts = test.facts
    let derived = sound.sorted.map { ($0.path, $0.value) } + spoken(endMs: endMs) + happened
    for (path, value) in derived where facts[path] == nil {
      facts[path] = value
    }
    if let script = test.script, !script.isHeardToo {
      // How fast the lines of a test are said nobody knows.
      for (path, value) in WordFacts(script.transcript, known: facts).values {
        facts[path] = value
      }
    }
    if facts["call.id"] == nil { facts["call.id"] = .text(test.name) }
    return facts
  }

  private func spoken(endMs: Int?) -> [(String, FieldValue)] {
    guard test.script != nil || test.recordingPath != nil else { return [] }
    var facts: [(String, FieldValue)] = [("call.answered", .flag(true))]
    guard let words = test.script?.transcript.words else { return facts }
    let all = words.map(\.span).joined(overGapsBelowMs: 1)
    for (speaker, name) in [(Speaker.caller, "caller"), (.agent, "agent")] {
      let talk = words.filter { $0.speaker == speaker }.map(\.span).joined(overGapsBelowMs: 1)
      facts.append((name + ".talk_time", .duration(ms: Int64(talk.totalMs))))
      guard all.totalMs > 0 else { continue }
      let share = FixedDecimal(millionths: Int64(talk.totalMs) * 1_000_000 / Int64(all.totalMs))
      facts.append((name + ".talk_share", .percent(share)))
    }
    if test.script?.isHeardToo == true, all.totalMs > 0 {
      // What a test's lines say follows one word after the other.
      facts.append(("overlap.total", .duration(ms: 0)))
      facts.append(("overlap.share", .percent(FixedDecimal(millionths: 0))))
    }
    let silences = all.gaps(from: 0, to: endMs ?? all.last?.endMs ?? 0)
    facts.append(("silence.total", .duration(ms: Int64(silences.totalMs))))
    facts.append(("silence.longest", .duration(ms: Int64(silences.longestMs))))
    return facts
  }

  /// What follows from the events: a test that is written out says all that happens in its call.
  private var happened: [(String, FieldValue)] {
    guard test.script?.isHeardToo == true || !test.events.isEmpty else { return [] }
    let holds = test.events.filter { $0.kind == .hold }.map(\.recordingEvent.span)
      .joined(overGapsBelowMs: 1)
    var facts: [(String, FieldValue)] = [
      ("hold.count", .number(FixedDecimal(millionths: Int64(holds.count) * 1_000_000))),
      ("hold.total", .duration(ms: Int64(holds.totalMs))),
      ("hold.longest", .duration(ms: Int64(holds.longestMs))),
      ("call.transferred", .flag(test.events.contains { $0.kind == .transfer })),
    ]
    if test.events.contains(where: { $0.kind == .beep }) {
      facts.append(("call.voicemail", .flag(true)))
    }
    return facts
  }
}

extension CheckedTest.Event {
  /// The same as a recording would tell it.
  var recordingEvent: RecordingEvent {
    RecordingEvent(
      kind,
      span: TimeSpan(
        startMs: startMs, endMs: startMs.addingReportingOverflow(durationMs).partialValue))
  }
}
