import CallModel
import RuleCheck

/// Which of the rules that hold count. They take turns in the order in which they speak; what
/// exclusions and earlier rules leave of them, groups choose from, and the call may be disqualified
/// after all.
struct TurnTaking {
  private let choices: [String: GroupChoice]
  /// The exclusion that takes the call out for all rules.
  private let exclusion: String?
  private let groupExclusions: [String: String]
  private(set) var said: [SaidRule] = []
  /// The places of the rules that said `stop`, by what they stop; of several the first.
  private var stops: [Reach: Int] = [:]
  /// The places of the rules that have spoken, by group. A draft takes nobody's place.
  private var speakers: [String: [Int]] = [:]

  private enum Reach: Hashable {
    case everything
    case group(String)
    case file(Int)
  }

  /// The turns of a call, which `exclusions` may take out.
  init(_ plan: RulePlan, exclusions: [ExclusionVerdict]) {
    choices = plan.choices
    let holding = exclusions.filter { $0.verdict == .yes }
    exclusion = holding.first { $0.group == nil }?.name
    groupExclusions = Dictionary(
      holding.compactMap { exclusion in exclusion.group.map { ($0, exclusion.name) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The next rule that holds has its turn.
  mutating func take(_ next: consuming SaidRule) {
    let (planned, place) = (next.rule, said.count)
    let reason = reason(against: planned)
    next.reason = reason
    said.append(next)
    guard reason == nil, !planned.isDraft else { return }
    if let group = planned.rule.group { speakers[group, default: []].append(place) }
    guard planned.stops else { return }
    for case .stop(let isAll, _) in planned.rule.outcomes {
      let reach: Reach =
        isAll
        ? .everything : planned.rule.group.map(Reach.group) ?? .file(planned.rule.span.file)
      if stops[reach] == nil { stops[reach] = place }
    }
  }

  /// What takes its turn from a rule.
  private func reason(against next: PlannedRule) -> HoldReason? {
    let group = next.rule.group
    if let exclusion = exclusion ?? group.flatMap({ groupExclusions[$0] }) {
      return .excluded(by: exclusion)
    }
    if let stop = stop(for: next) { return .stopped(by: said[stop].rule.reference) }
    guard let group, choices[group] == .first, !next.isDraft,
      let chosen = speakers[group]?.first
    else { return nil }
    return .otherInGroup(group: group, chosen: said[chosen].rule.reference)
  }

  /// The place of the first rule that stops `rule`.
  private func stop(for next: PlannedRule) -> Int? {
    guard !stops.isEmpty else { return nil }
    let reaches =
      [.everything, .file(next.rule.span.file)] + [next.rule.group.map(Reach.group)]
    return reaches.compactMap { $0 }.compactMap { stops[$0] }.min()
  }

  // MARK: When all have had their turn

  /// Lets groups choose, then the call be disqualified.
  ///
  /// - Returns: the rules that disqualify it.
  mutating func end() -> [Disqualification] {
    for (group, speakers) in speakers { choose(in: group, among: speakers) }
    let disqualifications = said.indices.compactMap { place -> Disqualification? in
      let rule = said[place].rule
      guard let reason = rule.disqualification, said[place].reason == nil, !rule.isDraft else {
        return nil
      }
      return Disqualification(reason: reason, rule: rule.reference)
    }
    if let first = disqualifications.first {
      for place in said.indices where said[place].reason == nil {
        said[place].reason = .disqualified(by: first.rule, because: first.reason)
      }
    }
    return disqualifications
  }

  private mutating func choose(in group: String, among speakers: [Int]) {
    guard speakers.count > 1, let first = speakers.first else { return }
    let chosen: Int
    switch choices[group] {
    case .all, nil: return
    case .first: chosen = first
    case .highestPriority:
      chosen = speakers.dropFirst().reduce(first) { best, place in
        said[place].rule.rule.priority > said[best].rule.rule.priority ? place : best
      }
    case .highestValue: chosen = mostValuable(of: speakers) ?? first
    }
    let reference = said[chosen].rule.reference
    for place in speakers where place != chosen {
      said[place].reason = .otherInGroup(group: group, chosen: reference)
    }
  }

  /// The one that is worth most, of equals the first; one without a value, or with a value in another
  /// currency than the first that has any, is worth less than all others.
  private func mostValuable(of speakers: [Int]) -> Int? {
    var best: (place: Int, worth: Money)?
    for place in speakers {
      guard let worth = said[place].worth else { continue }
      guard let leader = best else {
        best = (place, worth)
        continue
      }
      guard worth.currency == leader.worth.currency, worth.minorUnits > leader.worth.minorUnits
      else { continue }
      best = (place, worth)
    }
    return best?.place
  }
}
