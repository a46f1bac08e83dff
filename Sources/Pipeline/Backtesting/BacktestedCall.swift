import AttributionStore
public import CallModel
public import Diagnostics
import RuleEngine

/// What two rulesets say about one call.
public struct BacktestedCall: Sendable {
  /// The call.
  public let call: Call
  /// What the rules that are compared with would book; nothing where there are none.
  public private(set) var before: [Outcome]
  /// What the working rules would book.
  public private(set) var after: [Outcome]
  /// What the drafts among the rules that are compared with would book, were they live.
  public let draftedBefore: [Outcome]
  /// What the drafts among the working rules would book, were they live.
  public let drafted: [Outcome]
  /// What could not be searched.
  public let gaps: [SearchGap]
  /// Why nothing was decided.
  public let failure: InputError?
  /// What counts its conversions together with those of other calls, on both sides.
  private(set) var convertingBefore: ConvertingCall?
  private(set) var converting: ConvertingCall?

  /// Its conversions on both sides.
  public var conversions: [ConversionChange] {
    ConversionChange.all(before: before, after: after)
  }

  /// A call with what was decided.
  public init(
    call: Call, before: [Outcome] = [], after: [Outcome] = [], draftedBefore: [Outcome] = [],
    drafted: [Outcome] = [], gaps: [SearchGap] = [], failure: InputError? = nil
  ) {
    self.call = call
    self.before = before
    self.after = after
    self.draftedBefore = draftedBefore
    self.drafted = drafted
    self.gaps = gaps
    self.failure = failure
  }

  /// Sets its conversions right, now that other calls are known.
  mutating func correct(before old: Correction?, after new: Correction?) {
    if let old { before = old.correcting(before) }
    if let new { after = new.correcting(after) }
  }

  init(
    _ call: Call, by working: RulePlan, against base: RulePlan?, _ source: StoredEvidence
  ) async {
    do throws(InputError) {
      guard let stored = try await source.evidence(ofCall: call.id) else {
        self.init(call: call)
        return
      }
      // What earlier calls have is known when all of them are decided.
      let evidence = stored.forRules(after: [])
      let (old, new) = (base?.decide(evidence), working.decide(evidence))
      self.init(
        call: stored.call, before: old?.outcomes ?? [], after: new.outcomes,
        draftedBefore: old?.drafted ?? [], drafted: new.drafted, gaps: stored.gaps)
      convertingBefore = old.map { ConvertingCall($0, of: stored.call) }
      converting = ConvertingCall(new, of: stored.call)
    } catch {
      self.init(call: call, failure: error)
    }
  }
}
