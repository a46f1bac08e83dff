public import AttributionStore
import CallModel
import ContentHash

/// Bookings that carry one number, the step, in every table, so that a reader can tell whether a
/// call shows one whole booking or parts of two.
public enum SteppedBooking {
  /// How many hits and outcomes of their own kind a booking has.
  private static let partCount = 3

  /// The booking of the call `id` in `step`.
  public static func make(id: String, step: Int) -> Booking {
    let term = Term("step")
    let hits = (0..<partCount).map { part in
      Hit(
        term: term, speaker: .caller, channel: 0,
        span: TimeSpan(startMs: part * 1000, endMs: part * 1000 + 500), source: .audio,
        confidence: Confidence(thousandths: 900), text: "\(step)")
    }
    let rule = RuleReference(name: "Step", id: "step", revision: 1, file: "step.rules")
    let value = Money(minorUnits: Int64(step), currency: .usd)
    let outcomes =
      [
        Outcome(
          kind: .conversion(name: "step", value: value, type: nil), rule: rule, evidence: hits)
      ]
      + (0..<partCount).map { part in
        Outcome(
          kind: .score(points: Int64(step), name: "part \(part)"), rule: rule,
          evidence: [hits[part]])
      }
    return Booking(
      call: Call(
        id: id, recordingPath: nil,
        facts: CallFacts(["custom.step": .text("\(step)"), "call.answered": .flag(true)])),
      recording: .set(
        RecordingFile(
          path: "\(step).wav", digest: SHA256Digest(ofUTF8: "\(step)"), format: "wav",
          durationMs: Int64(step), channelCount: 1, sampleRateHz: 8000)),
      searches: [Search(source: .audio, finder: "finder \(step)", terms: [term], hits: hits)],
      evaluation: Evaluation(
        ruleset: Ruleset(text: "rules \(step)"), versions: Versions(engine: "engine \(step)"),
        verdicts: ["step": .yes], outcomes: outcomes),
      recordedAt: Instant(unixMs: Int64(step)))
  }

  /// The step whose booking the store shows for the call `id`; `nil` if the call was never booked.
  ///
  /// Throws `TornBooking` if the store shows anything but one whole booking.
  public static func step(ofCall id: String, in store: SQLCallStore) throws -> Int? {
    guard let state = try store.state(ofCall: id) else { return nil }
    guard case .text(let text) = state.call.facts["custom.step"], let step = Int(text) else {
      throw TornBooking(id: id, part: "facts")
    }
    let booking = make(id: id, step: step)
    guard let evaluation = booking.evaluation, case .set(let file) = booking.recording else {
      throw TornBooking(id: id, part: "booking")
    }
    let live = try store.reports(on: .ids([id])).first?.outcomes ?? []
    let parts: [(String, Bool)] = [
      ("recording", state.recording == file),
      ("searches", state.searches.map(\.finder) == booking.searches.map(\.finder)),
      ("searched content", state.searches.map(\.content) == [file.digest]),
      ("hits", try store.hits(ofCall: id) == booking.searches[0].hits),
      ("ruleset", state.evaluation?.rulesetDigest == evaluation.ruleset.digest),
      ("versions", state.evaluation?.versions == evaluation.versions),
      ("outcomes", Set(live.map(\.outcome)) == Set(evaluation.outcomes)),
      ("outcome count", live.count == evaluation.outcomes.count),
    ]
    for (part, isWhole) in parts where !isWhole { throw TornBooking(id: id, part: part) }
    return step
  }

  /// A call that shows parts of several bookings.
  public struct TornBooking: Error, CustomStringConvertible {
    /// The call.
    public let id: String
    /// What does not fit the call's facts.
    public let part: String

    /// In words.
    public var description: String { "call \(id): its \(part) and its facts are of two bookings" }
  }
}
