package import AttributionStore
package import CallModel
import RuleEngine

/// The conversions of all calls in the order in which the calls started: what rules with `once per`
/// look back at, and what becomes of later calls when an earlier one turns up.
///
/// What holds in the end depends on the calls alone, not on the order in which they were decided.
package struct ConversionHistory: Sendable {
  private var calls: [String: ConvertingCall] = [:]
  /// What makes calls the same for a conversion, by its name.
  private let keys: [String: Set<[String]>]
  /// The calls that have a conversion, in order of their start, by what makes them the same.
  private var places: [Place: Timeline] = [:]

  private struct Place: Hashable {
    let name: String
    let paths: [String]
    let key: RepeatKey
  }

  /// The history of `calls`, for rules with these limits by the name of the conversion.
  package init(_ calls: [ConvertingCall], limits: [String: [RepeatLimit]]) {
    var keys = limits.mapValues { Set($0.map(\.keys)) }
    for claim in calls.flatMap(\.claims) {
      guard let limit = claim.limit, case .conversion(let name, _, _) = claim.outcome.kind else {
        continue
      }
      keys[name, default: []].insert(limit.keys)
    }
    self.keys = keys
    for call in calls { record(call) }
  }

  /// Whether no rule looks back.
  package var isIdle: Bool { keys.isEmpty }

  /// Says what became of a call; what was known of it before is forgotten.
  package mutating func record(_ call: ConvertingCall) {
    if let old = calls[call.id], let start = CallStart(of: old.facts, callID: old.id) {
      for place in places(of: old) { places[place]?.remove(start) }
    }
    calls[call.id] = call
    guard let start = CallStart(of: call.facts, callID: call.id) else { return }
    for place in places(of: call) { places[place, default: Timeline()].insert(start) }
  }

  /// The conversions that came before a call, of those that agree with it in what a limit names the
  /// nearest; none where nobody knows when it started.
  package func earlier(than facts: CallFacts, callID: String) -> [EarlierConversion] {
    guard let start = CallStart(of: facts, callID: callID) else { return [] }
    return keys.sorted { $0.key < $1.key }.flatMap { name, paths in
      paths.sorted { $0.lexicographicallyPrecedes($1) }.compactMap { paths in
        guard let key = RepeatKey(of: facts, by: paths),
          let nearest = places[Place(name: name, paths: paths, key: key)]?.last(before: start),
          let call = calls[nearest.callID]
        else { return nil }
        return EarlierConversion(
          name: name, callID: nearest.callID, facts: call.facts,
          agoMs: start.instant.unixMs - nearest.instant.unixMs)
      }
    }
  }

  /// What the claims of all calls come to when every call is known: the calls whose conversions, or
  /// the reasons against them, are not those that were recorded. By start.
  package func corrections() -> [Correction] {
    var settled = ConversionHistory(keys: keys)
    return inOrder.compactMap { call in
      guard !call.claims.isEmpty else {
        settled.record(call)
        return nil
      }
      let (booked, heldBack) = settled.settle(call)
      let corrected = ConvertingCall(
        id: call.id, facts: call.facts, conversions: booked, claims: call.claims,
        heldBack: heldBack)
      settled.record(corrected)
      let isBookedSame = Set(booked.map(Said.init)) == Set(call.conversions.map(Said.init))
      guard !isBookedSame || heldBack.map(Said.init) != call.heldBack.map(Said.init) else {
        return nil
      }
      return Correction(before: call, after: corrected, changesConversions: !isBookedSame)
    }
  }

  private init(keys: [String: Set<[String]>]) { self.keys = keys }

  private func settle(_ call: ConvertingCall) -> (booked: [Outcome], heldBack: [HeldBackOutcome]) {
    var desk = ConversionDesk(
      facts: call.facts, history: earlier(than: call.facts, callID: call.id))
    var booked: [Outcome] = []
    var heldBack: [HeldBackOutcome] = []
    for claim in call.claims {
      if let reason = desk.take(claim) {
        heldBack.append(HeldBackOutcome(outcome: claim.outcome, reason: reason))
      } else {
        booked.append(claim.outcome)
      }
    }
    return (booked, heldBack)
  }

  /// By start; those whose start nobody knows come last.
  private var inOrder: [ConvertingCall] {
    calls.values.map { ($0, CallStart(of: $0.facts, callID: $0.id)) }.sorted { left, right in
      switch (left.1, right.1) {
      case (let first?, let second?): first < second
      case (_?, nil): true
      case (nil, _?): false
      case (nil, nil): left.0.id < right.0.id
      }
    }.map(\.0)
  }

  private func places(of call: ConvertingCall) -> [Place] {
    call.conversions.flatMap { outcome -> [Place] in
      guard case .conversion(let name, _, _) = outcome.kind else { return [] }
      return keys[name, default: []].compactMap { paths in
        RepeatKey(of: call.facts, by: paths).map { Place(name: name, paths: paths, key: $0) }
      }
    }
  }

  /// What tells outcomes apart that the ledger would tell apart.
  private struct Said: Hashable {
    let ruleID: String
    let kind: Outcome.Kind
    let reason: HoldReason?

    init(_ outcome: Outcome) {
      (ruleID, kind, reason) = (outcome.rule.id, outcome.kind, nil)
    }

    init(_ held: HeldBackOutcome) {
      (ruleID, kind, reason) = (held.outcome.rule.id, held.outcome.kind, held.reason)
    }
  }
}

/// A call whose conversions, or the reasons against them, are others when all calls are known.
package struct Correction: Sendable, Hashable {
  /// The call as it was recorded.
  package let before: ConvertingCall
  /// The call as it is.
  package let after: ConvertingCall
  /// Whether other conversions hold, and not only for other reasons.
  package let changesConversions: Bool
}
