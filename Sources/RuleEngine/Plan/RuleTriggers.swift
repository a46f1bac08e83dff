import CallModel
import RuleCheck

/// What must have been said for each rule to be worth a look. A large ruleset is mostly rules for
/// other calls than this one: a rule whose condition cannot hold without one of its mentions is only
/// looked at where a term of these was found, or was not searched for.
struct RuleTriggers: Sendable {
  /// The turns of the rules that may hold whatever was said, ascending.
  private let untriggered: [Int]
  private let ruleCount: Int
  /// How many mentions trigger rules; they have numbers of their own here, from 0 on.
  private let mentionCount: Int
  /// The turns of the rules that a mention is a trigger of, by the mention.
  private let turnsOfMention: NumberLists
  /// The mentions that listen for a term, by the term's number.
  private let mentionsOfTerm: NumberLists
  /// The mentions that take silence for no only where a call was searched so.
  private let mentionsBySearch: [RequiredSearch: [Int]]

  init(_ rules: [PlannedRule], nodes: [PlanNode], reaches: [TermReach]) {
    var triggers = TriggerWalk(nodes: nodes, rules: rules)
    var untriggered: [Int] = []
    var numbers: [Int: Int] = [:]
    var turnsOfMention: [(list: Int, member: Int)] = []
    for (turn, rule) in rules.enumerated() where rule.rule.status != .off {
      guard let mentions = triggers.mentions(of: rule.root) else {
        untriggered.append(turn)
        continue
      }
      for node in mentions {
        let mention = numbers[node] ?? numbers.count
        numbers[node] = mention
        turnsOfMention.append((mention, turn))
      }
    }
    var mentionsOfTerm: [(list: Int, member: Int)] = []
    var mentionsBySearch: [RequiredSearch: [Int]] = [:]
    for (node, number) in numbers {
      guard case .mention(let mention) = nodes[node] else { continue }
      var searches: Set<RequiredSearch> = []
      for use in mention.finding.uses {
        mentionsOfTerm.append((use.term, number))
        searches.insert(RequiredSearch(for: reaches[use.term], in: mention.finding.source))
      }
      for search in searches { mentionsBySearch[search, default: []].append(number) }
    }
    self.untriggered = untriggered
    ruleCount = rules.count
    mentionCount = numbers.count
    self.turnsOfMention = NumberLists(turnsOfMention, count: numbers.count)
    self.mentionsOfTerm = NumberLists(mentionsOfTerm, count: reaches.count)
    self.mentionsBySearch = mentionsBySearch
  }

  /// The turns of the rules that may hold, ascending. All others do not: their verdict is no.
  ///
  /// Takes time for the terms that were found or not searched for, and for what listens for them; for
  /// each other rule a look at two bits.
  func turns(in call: CallHits) -> [Int] {
    var turns = NumberSet(below: ruleCount)
    for turn in untriggered { turns.insert(turn) }
    var mentions = NumberSet(below: mentionCount)
    func trigger(_ mention: Int) {
      guard mentions.insert(mention) else { return }
      turnsOfMention.forEach(in: mention) { turns.insert($0) }
    }
    for (search, triggered) in mentionsBySearch where !search.isMade(in: call.evidence) {
      for mention in triggered { trigger(mention) }
    }
    for term in call.index.terms { mentionsOfTerm.forEach(in: term, trigger) }
    for term in call.unsearchedTerms { mentionsOfTerm.forEach(in: term, trigger) }
    return turns.ascending
  }
}

/// How a call must have been searched so that a term that was not found was not said.
private enum RequiredSearch: Hashable {
  case audio, transcript, either, both
  /// Events are measured, wherever a mention looks.
  case measured(CallEventKind)
  /// There is no such search.
  case impossible

  /// For a term with this `reach`, where a mention asks for it in `source`.
  init(for reach: TermReach, in source: SourceRequirement) {
    if let event = reach.event {
      self = .measured(event)
      return
    }
    let (isHeard, isRead) = (reach.isHeard, reach.isRead)
    self =
      switch source {
      case .audio: isHeard ? .audio : .impossible
      case .transcript: isRead ? .transcript : .impossible
      case .either: isHeard && isRead ? .either : isHeard ? .audio : .transcript
      case .both: isHeard && isRead ? .both : .impossible
      }
  }

  func isMade(in evidence: CallEvidence) -> Bool {
    let (isHeard, isRead) = (evidence.audio != .missing, evidence.transcript != .missing)
    return switch self {
    case .audio: isHeard
    case .transcript: isRead
    case .either: isHeard || isRead
    case .both: isHeard && isRead
    case .measured(let event): evidence.knownEvents.contains(event)
    case .impossible: false
    }
  }
}

/// Finds the mentions that a condition cannot do without.
private struct TriggerWalk {
  let nodes: [PlanNode]
  let rules: [PlannedRule]
  /// What is found already, by node.
  private var found: [Int: [Int]?] = [:]

  init(nodes: [PlanNode], rules: [PlannedRule]) {
    self.nodes = nodes
    self.rules = rules
  }

  /// Mentions of which one must have hits for the node to be anything but no; `nil` where there are
  /// none such. The fewer the better.
  mutating func mentions(of node: Int) -> [Int]? {
    if let found = found[node] { return found }
    let mentions: [Int]?
    switch nodes[node] {
    case .all(let children):
      mentions = children.compactMap { self.mentions(of: $0) }.min { $0.count < $1.count }
    case .any(let children):
      let all = children.map { self.mentions(of: $0) }
      mentions = all.contains { $0 == nil } ? nil : Array(Set(all.compactMap { $0 }.joined()))
    case .mention(let mention): mentions = mention.needsHits ? [node] : nil
    case .matched(let turn):
      // One that is off never holds.
      mentions = rules[turn].rule.status == .off ? [] : self.mentions(of: rules[turn].root)
    case .not, .comparison: mentions = nil
    }
    found[node] = .some(mentions)
    return mentions
  }
}

extension PlannedMention {
  /// Whether it does not hold where none of its terms was said.
  fileprivate var needsHits: Bool {
    guard count.minimum > 0 else { return false }
    return switch combination {
    case .pooled: true
    case .atLeast(let number): number > 0
    }
  }
}
