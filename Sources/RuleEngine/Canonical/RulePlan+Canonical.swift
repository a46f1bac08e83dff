import CallModel
import RuleCheck

extension RulePlan {
  /// What the ruleset means, as text to make a digest of: two rulesets with the same text decide
  /// every call alike and name the same rules.
  ///
  /// It does not change with layout, comments, names of files, lists, terms and conditions, the
  /// order of operands, terms and list members, nor with descriptions and owners. Rules are in the
  /// order of their ids. It does change with everything that an outcome or its order rests on; only
  /// the order between rules of equal priority is left out where no group and no `stop` asks for it,
  /// so that moving a rule to another file is no change.
  public var canonicalText: String {
    let texts = canonicalRules
    return
      (["earshot ruleset 1"] + canonicalComposition
      + texts.map { "\($0.id) revision \($0.revision)\n\($0.text)" })
      .joined(separator: "\n") + "\n"
  }

  /// What each rule means, by id.
  ///
  /// A rule's text is free of its revision: where the text of an id has changed and its revision has
  /// not, somebody forgot to count up.
  public var canonicalRules: [CanonicalRule] {
    let conditions = canonicalNodes
    return rules.map { rule in
      CanonicalRule(
        id: rule.rule.id, revision: rule.rule.revision,
        text: rule.canonicalText(condition: conditions[rule.root], terms: terms))
    }.sorted { $0.id < $1.id }
  }

  /// The texts of all nodes, by number.
  var canonicalNodes: [String] {
    // Children have smaller numbers, so their texts are there when a parent needs them.
    nodes.reduce(into: []) { texts, node in
      switch node {
      case .all(let children): texts.append(list("all", children.map { texts[$0] }.sorted()))
      case .any(let children): texts.append(list("any", children.map { texts[$0] }.sorted()))
      case .not(let child): texts.append(list("not", [texts[child]]))
      case .comparison(let field, let test):
        texts.append(list("test", [field.canonicalText, test.canonicalText]))
      case .mention(let mention): texts.append(mention.canonicalText(terms: terms))
      case .matched(let turn): texts.append(list("matched", [quoted(rules[turn].rule.id)]))
      }
    }
  }
}

/// What one rule means.
public struct CanonicalRule: Sendable, Hashable {
  /// The rule's id.
  public let id: String
  /// Its revision, which `text` does not contain.
  public let revision: Int64
  /// Its meaning.
  public let text: String

  /// The meaning of the rule with this id.
  public init(id: String, revision: Int64, text: String) {
    self.id = id
    self.revision = revision
    self.text = text
  }
}

extension PlannedRule {
  fileprivate func canonicalText(condition: String, terms: [Term]) -> String {
    let period = rule.effective.map { period in
      list(
        "effective",
        [String(period.start.unixMs), period.end.map { String($0.unixMs) } ?? "open"])
    }
    let head = [
      list("rule", [quoted(rule.name)]), list("status", [rule.status.rawValue]),
      list("priority", [String(rule.priority)]), rule.group.map { list("in-group", [quoted($0)]) },
      period,
      rule.needs.map { list("needs", [$0.rawValue]) }, rule.limit?.canonicalText,
      list("when", [condition]),
    ]
    let outcomes = rule.outcomes.indices.map { place in
      rule.outcomes[place].canonicalText(
        worth: worths[place]?.canonicalText(terms: terms),
        note: notes[place]?.canonicalParts(terms: terms) ?? [])
    }
    return (head.compactMap { $0 } + outcomes).joined(separator: "\n")
  }
}

extension RepeatLimit {
  fileprivate var canonicalText: String {
    list(
      "once-per", keys.sorted().map(quoted) + [withinMs.map { "within-\($0)ms" } ?? "for-ever"])
  }
}

extension CheckedOutcome {
  fileprivate func canonicalText(worth: String?, note: [String]) -> String {
    switch self {
    case .conversion(let name, _, let type, _):
      list(
        "conversion",
        [quoted(name), worth ?? "without-value", type.map(quoted) ?? "without-type"])
    case .tags(let tags, _): list("tags", tags.map(quoted))
    case .score(let points, let name, _): list("score", [String(points), quoted(name)])
    case .amount(let name, _, _): list("set", [quoted(name), worth ?? "without-value"])
    case .note: list("note", note)
    case .disqualify(let reason, _): list("disqualify", [quoted(reason)])
    case .stop(let isAll, _): list("stop", [isAll ? "all" : "nearby"])
    }
  }
}
