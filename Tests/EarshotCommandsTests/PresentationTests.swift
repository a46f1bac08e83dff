import AttributionStore
import CallModel
import EarshotCommands
import Foundation
import Pipeline
import RuleEngine
import Testing

@Suite("What people read") struct PresentationTests {
  @Test(
    "places in a call",
    arguments: [
      (0, "0:00"), (8_200, "0:08"), (370_000, "6:10"), (3_723_000, "1:02:03"), (-5, "0:00"),
    ])
  func clock(ms: Int, text: String) {
    #expect(PlainText.clock(ms: ms) == text)
  }

  @Test(
    "confidences",
    arguments: [(970, ".97"), (50, ".05"), (994, ".99"), (995, "1.0"), (1000, "1.0")])
  func confidence(thousandths: Int, text: String) {
    #expect(PlainText.confidence(Confidence(thousandths: thousandths)) == text)
  }

  @Test(
    "counts", arguments: [(0, "0"), (999, "999"), (48_220, "48,220"), (-1_000, "-1,000")])
  func count(number: Int, text: String) {
    #expect(PlainText.count(number) == text)
    #expect(PlainText.count(1, "call") == "1 call")
    #expect(PlainText.count(2, "call") == "2 calls")
  }

  @Test(
    "time left",
    arguments: [(3.2, "4 s"), (42, "45 s"), (125, "2 min"), (6000, "1 h 40 min"), (.nan, "0 s")])
  func timeLeft(seconds: Double, text: String) {
    #expect(PlainText.timeLeft(seconds: seconds.isNaN ? 0 : seconds) == text)
  }

  @Test("columns align by what is seen, Hangul being two cells wide")
  func alignment() {
    var table = TextTable(columns: [
      .init(title: "rule"), .init(title: "value", isRightAligned: true), .init(title: "because"),
    ])
    table.append(["예약", "₩50,000", "x"])
    table.append(["card sale", "$1.00", "y"])
    #expect(
      table.lines(width: 80) == [
        "  rule         value  because", "  예약       ₩50,000  x", "  card sale    $1.00  y",
      ])
  }

  @Test("a cell that is too wide goes on in the next line, broken at spaces")
  func wrapping() {
    var table = TextTable(columns: [.init(title: "a", widest: 5), .init(title: "b")])
    table.append(["one two", "the last column takes the room that is left of the line"])
    let lines = table.lines(width: 40)
    #expect(lines.allSatisfy { $0.count <= 40 })
    #expect(lines[1].hasPrefix("  one    the last"))
    #expect(lines[2].hasPrefix("  two    "))
  }

  @Test("no line is wider than the terminal: columns of words make room for the last one")
  func narrowTerminal() {
    var table = TextTable(columns: [
      .init(title: "call", widest: 16), .init(title: "when", isFixed: true),
      .init(title: "campaign", widest: 14), .init(title: "outcome", widest: 20),
      .init(title: "value", isRightAligned: true), .init(title: "because"),
    ])
    table.append([
      "c-1003", "10-05 15:31", "Smile mailer", "cancellation saved", "$100.00",
      "caller 0:06 \"book an appointment\" (heard 1.0, transcript .90)",
    ])
    let lines = table.lines(width: 80)
    #expect(lines.allSatisfy { $0.count <= 80 }, "\(lines)")
    // Words, times and amounts stay whole.
    #expect(
      lines[1].hasPrefix("  c-1003  10-05 15:31  Smile     cancellation  $100.00  caller 0:06"))
    // Where there is room, nothing is narrower than it was.
    #expect(table.lines(width: 120)[1].contains("Smile mailer  cancellation saved  $100.00"))
  }

  @Test("a last column that needs little room makes no other narrower")
  func narrowLastColumn() {
    var table = TextTable(columns: [.init(title: "campaign"), .init(title: "per conv.")])
    table.append(["Spring search", "$1.00"])
    #expect(table.lines(width: 26)[1] == "  Spring search  $1.00")
  }

  @Test("a line break in a cell is kept")
  func lineBreak() {
    var table = TextTable(columns: [.init(title: "a"), .init(title: "b")])
    table.append(["x", "one\ntwo"])
    #expect(table.lines(width: 80).dropFirst() == ["  x  one", "     two"])
  }

  @Test("what would move a terminal's cursor or colour its text is replaced")
  func disturbingCells() {
    var table = TextTable(columns: [.init(title: "a"), .init(title: "b")])
    table.append(["x\ty", "card \u{1B}[31mred\u{7}\nnext\r"])
    #expect(
      table.lines(width: 80).dropFirst() == [
        "  x\u{FFFD}y  card \u{FFFD}[31mred\u{FFFD}", "       next\u{FFFD}",
      ])
  }

  @Test("a word that is wider than its column is broken")
  func longWord() {
    var table = TextTable(columns: [.init(title: "id", widest: 4), .init(title: "x")])
    table.append(["abcdefghij", "1"])
    #expect(table.lines(width: 80).dropFirst() == ["  abcd  1", "  efgh", "  ij"])
  }

  @Test("the progress line says how far, how fast and how long, and drops the rest when narrow")
  func progress() {
    var progress = BatchProgress(callCount: 5130)
    progress.callsDone = 4021
    progress.callsFailed = 3
    progress.audioMs = 6_360_000
    progress.shareDone = 0.8
    #expect(
      ProgressBar.line(progress, elapsedSeconds: 30, width: 140)
        == "  decoding and listening  " + String(repeating: "█", count: 19) + "░░░░░"
        + "   4,021 of 5,130   212 × real time   8 s left   3 failed")
    let narrow = ProgressBar.line(progress, elapsedSeconds: 30, width: 80)
    #expect(narrow.count < 80)
    #expect(narrow.hasSuffix("4,021 of 5,130"))
  }
}

@Suite("Evidence as people read it") struct EvidenceTextTests {
  private func hit(
    _ text: String, at startMs: Int, _ speaker: Speaker = .caller,
    _ source: EvidenceSource = .audio,
    _ thousandths: Int = 970, hasApproximateTimes: Bool = false
  ) -> Hit {
    Hit(
      term: Term(text.filter { $0 != "." }), speaker: speaker, channel: 0,
      span: TimeSpan(startMs: startMs, endMs: startMs + 700), source: source,
      confidence: Confidence(thousandths: thousandths), text: text,
      hasApproximateTimes: hasApproximateTimes)
  }

  @Test("a mention is told where it was heard, not where a caption spreads its words")
  func heardTime() {
    let read = hit("credit card", at: 7_600, .caller, .transcript, 980, hasApproximateTimes: true)
    #expect(
      EvidenceText.lines([hit("credit card", at: 8_100), read])
        == ["caller 0:08 \"credit card\" (heard .97, transcript .98)"])
    #expect(EvidenceText.lines([read]) == ["caller 0:07 \"credit card\" (transcript .98)"])
  }

  @Test("a mention in both sources is one mention")
  func bothSources() {
    let line = EvidenceText.lines([
      hit("credit card", at: 8_000),
      hit("credit card", at: 8_100, .caller, .transcript, 920),
    ])
    #expect(line == ["caller 0:08 \"credit card\" (heard .97, transcript .92)"])
  }

  @Test("a recorded clip is shown as rules name it: nobody knows its words")
  func recordedClip() {
    let heard = Hit(
      term: Term(recorded: "clips/slogan.wav", sha256: String(repeating: "0", count: 64)),
      speaker: .caller, channel: 0, span: TimeSpan(startMs: 8_000, endMs: 8_700), source: .audio,
      confidence: Confidence(thousandths: 930), text: "clips/slogan.wav")
    #expect(
      EvidenceText.lines([heard]) == ["caller 0:08 recorded \"clips/slogan.wav\" (heard .93)"])
  }

  @Test("a transcript lends its speaker to the same words on one channel, and keeps its full stop")
  func unknownSpeaker() {
    let line = EvidenceText.lines([
      hit("book an appointment", at: 6_000, .unknown),
      hit("book an appointment.", at: 6_100, .caller, .transcript, 900),
    ])
    #expect(line == ["caller 0:06 \"book an appointment\" (heard .97, transcript .90)"])
  }

  @Test("of terms that are heard in the same words, the surest is shown")
  func overlappingTerms() {
    let line = EvidenceText.lines([
      hit("schedule an appointment", at: 16_000, .caller, .audio, 990),
      hit("reschedule my appointment", at: 15_900, .caller, .audio, 540),
    ])
    #expect(line == ["caller 0:16 \"schedule an appointment\" (heard .99)"])
  }

  @Test("two people who talk at once are two mentions, and an unknown speaker is not named")
  func speakers() {
    #expect(
      EvidenceText.lines([hit("card", at: 0), hit("card", at: 100, .agent)])
        == ["caller 0:00 \"card\" (heard .97)", "agent 0:00 \"card\" (heard .97)"])
    #expect(EvidenceText.lines([hit("card", at: 0, .unknown)]) == ["0:00 \"card\" (heard .97)"])
  }

  @Test("of many mentions the three surest are shown in order of time, the rest counted")
  func many() {
    let hits = [(0, 600), (10_000, 900), (20_000, 700), (30_000, 950)].map {
      hit("card", at: $0.0, .caller, .audio, $0.1)
    }
    #expect(
      EvidenceText.lines(hits)
        == [
          "caller 0:10 \"card\" (heard .90)", "caller 0:20 \"card\" (heard .70)",
          "caller 0:30 \"card\" (heard .95)", "and 1 more",
        ])
  }
}

@Suite("What is held back, as people read it") struct HeldBackTextTests {
  private let rule = RuleReference(name: "seats", id: "seats", revision: 1, file: "a.rules")

  private func held(_ kind: Outcome.Kind, _ reason: HoldReason) -> HeldBackOutcome {
    HeldBackOutcome(outcome: Outcome(kind: kind, rule: rule, evidence: []), reason: reason)
  }

  @Test("each reason is half a sentence")
  func reasons() {
    #expect(HoldReasonText.text(.excluded(by: "staff")) == "the call is excluded by \"staff\"")
    #expect(HoldReasonText.text(.stopped(by: rule)) == "\"seats\" has stopped it")
    #expect(
      HoldReasonText.text(.otherInGroup(group: "purchase", chosen: rule))
        == "of group purchase, \"seats\" counts")
    #expect(
      HoldReasonText.text(.disqualified(by: rule, because: "wrong number"))
        == "the call counts for nothing: wrong number")
    #expect(
      HoldReasonText.text(.alreadyBooked(by: rule)) == "\"seats\" has booked that conversion")
  }

  @Test("conversions are counted by what holds them back, other outcomes are not")
  func summary() {
    let sale = Outcome.Kind.conversion(name: "sale", value: nil, type: nil)
    var tally = HeldBackTally()
    #expect(HeldBackText.summary(tally) == nil)
    tally.add([held(.tag("x"), .excluded(by: "staff"))])
    #expect(HeldBackText.summary(tally) == nil)
    tally.add([held(sale, .excluded(by: "staff")), held(sale, .excluded(by: "staff"))])
    tally.add([held(sale, .otherInGroup(group: "g", chosen: rule))])
    #expect(
      HeldBackText.summary(tally) == "3 conversions held back: 2 excluded, 1 in groups")
    tally.add([
      held(sale, .stopped(by: rule)), held(sale, .disqualified(by: rule, because: "x")),
      held(sale, .alreadyBooked(by: rule)),
    ])
    #expect(
      HeldBackText.summary(tally)
        == "6 conversions held back: 2 excluded, 1 disqualified, 1 stopped, 1 in groups, 1 booked already"
    )
  }

  @Test("an id from a file's name with a line break in it is one row of a run's table")
  func lineBreak() throws {
    let call = ProcessedCall(
      call: Call(id: "new\nline", recordingPath: nil, facts: CallFacts()),
      result: .booked(
        .init(outcomes: [], changes: BookingResult(), remarks: [])))
    let report = BatchReport(calls: [call], audioMs: 0, wasInterrupted: false)
    let utc = try #require(TimeZone(identifier: "UTC"))
    let lines = OutcomeTable(report: report, timeZone: utc).lines(width: 120)
    #expect(lines[1].hasPrefix("  new\u{FFFD}line"), "\(lines)")
    let gaps = [SearchGap(callID: "new\nline", reason: .wordsNotKept)]
    #expect(CoverageText.lines(gaps, store: "a.db")[0].hasSuffix(": 1 call: new\u{FFFD}line"))
  }

  @Test("the table of a run has a row for each conversion that is not booked")
  func table() throws {
    let sale = Outcome.Kind.conversion(
      name: "sale", value: Money(minorUnits: 10_000, currency: .usd), type: nil)
    let report = BatchReport(
      calls: [
        ProcessedCall(
          call: Call(id: "c-1", recordingPath: nil, facts: CallFacts()),
          result: .booked(
            .init(
              outcomes: [Outcome(kind: sale, rule: rule, evidence: [])],
              heldBack: [
                held(sale, .otherInGroup(group: "g", chosen: rule)),
                held(.tag("t"), .stopped(by: rule)),
              ], changes: BookingResult(), remarks: []))),
        ProcessedCall(
          call: Call(id: "c-2", recordingPath: nil, facts: CallFacts()),
          result: .booked(
            .init(
              outcomes: [], heldBack: [held(sale, .excluded(by: "staff"))],
              changes: BookingResult(), remarks: []))),
        ProcessedCall(
          call: Call(id: "c-3", recordingPath: nil, facts: CallFacts()),
          result: .booked(
            .init(
              outcomes: [], disqualifications: [.init(reason: "wrong number", rule: rule)],
              changes: BookingResult(), remarks: []))),
      ], audioMs: 0, wasInterrupted: false)
    let utc = try #require(TimeZone(identifier: "UTC"))
    let lines = OutcomeTable(report: report, timeZone: utc).lines(width: 120)
    #expect(
      lines.dropFirst().map { $0.split(separator: " ").joined(separator: " ") } == [
        "c-1 – – sale $100.00", "(sale) not booked: of group g, \"seats\" counts",
        "c-2 – – (sale) not booked: the call is excluded by \"staff\"",
        "c-3 – – – the call counts for nothing: wrong number", "",
        "3 calls booked · 1 with an outcome · $100.00 · 2 conversions held back: 1 excluded, 1 in groups",
      ])
  }
}
