import AttributionStore
public import CallModel
public import Diagnostics
import RuleEngine

/// What two rulesets say about one call.
public struct BacktestedCall: Sendable {
  /// The call.
  public let call: Call
  /// What the rules that are compared with would book; nothing where there are none.
  public let before: [Outcome]
  /// What the working rules would book.
  public let after: [Outcome]
  /// What the drafts among the rules that are compared with would book, were they live.
  public let draftedBefore: [Outcome]
  /// What the drafts among the working rules would book, were they live.
  public let drafted: [Outcome]
  /// What could not be searched.
  public let gaps: [SearchGap]
  /// Why nothing was decided.
  public let failure: InputError?

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

  init(
    _ call: Call, by working: RulePlan, against base: RulePlan?, _ source: StoredEvidence
  ) async {
    do throws(InputError) {
      guard let stored = try await source.evidence(ofCall: call.id) else {
        self.init(call: call)
        return
      }
      let evidence = stored.forRules
      let (old, new) = (base?.decide(evidence), working.decide(evidence))
      self.init(
        call: call, before: old?.outcomes ?? [], after: new.outcomes,
        draftedBefore: old?.drafted ?? [], drafted: new.drafted, gaps: stored.gaps)
    } catch {
      self.init(call: call, failure: error)
    }
  }
}
