import CallModel
import Diagnostics
import JSONText

/// Reads one condition of a function: an operator, what it looks at, and its operands.
struct ConnectConditionReader {
  private(set) var refusals: Refusals
  let node: JSONNode

  init(_ node: JSONNode, _ refusals: Refusals) {
    self.node = node
    self.refusals = refusals
  }

  /// The condition; `nil` where a part of it is refused.
  mutating func condition() -> Condition? {
    refusals.refuseUnknown(
      in: node, known: ["Operator", "Operands", "ComparisonValue", "FilterClause", "Negate"])
    guard
      let subject = refusals.reading({ () throws(InputError) in
        try node.required("ComparisonValue").string()
      }),
      let name = refusals.reading({ () throws(InputError) in
        try node.required("Operator").string()
      })
    else { return nil }
    let refusedBefore = refusals.parts.count
    let condition = condition(about: subject, operator: name)
    return refusals.parts.count == refusedBefore ? condition : nil
  }

  private mutating func condition(about subject: String, operator name: String) -> Condition? {
    let place = node["ComparisonValue"] ?? node
    guard let known = ConnectSubject(subject) else {
      refusals.refuse(
        place,
        ConnectSubject.reason(for: subject)
          ?? "`\(subject.shown())` is no part of the rule language")
      return nil
    }
    guard known.operators.contains(name) else {
      refusals.refuse(
        node["Operator"] ?? node, "`\(name.shown())` is not an operator for `\(subject.shown())`")
      return nil
    }
    switch known {
    case .words(let isRealTime): return words(isRealTime: isRealTime)
    case .patterns(let isRealTime): return patterns(isRealTime: isRealTime)
    case .texts(let field): return texts(of: field)
    case .quantity(let field, let unit): return quantity(field, unit: unit, operator: name)
    case .talkTime: return talkTime(operator: name)
    }
  }

  // MARK: - What was said

  private mutating func words(isRealTime: Bool) -> Condition? {
    guard let phrases = PhraseList.phrases(of: "Operands", in: node, &refusals) else { return nil }
    return mention(of: phrases, isRealTime: isRealTime)
  }

  /// A pattern is a list of pieces. One piece is a phrase or several to choose from; how far pieces
  /// may lie from each other, and in which order, Amazon's documents do not say.
  private mutating func patterns(isRealTime: Bool) -> Condition? {
    guard
      let patterns = refusals.reading({ () throws(InputError) in
        try node.required("Operands").elements()
      })
    else { return nil }
    let refusedBefore = refusals.parts.count
    var phrases: [String] = []
    for pattern in patterns {
      let pieces = (try? pattern.elements()) ?? [pattern]
      if pieces.count == 1 {
        phrases += self.phrases(ofPiece: pieces[0])
      } else {
        refusals.refuse(
          pattern, "a pattern of several pieces: how they lie to each other is not documented")
      }
    }
    guard refusals.parts.count == refusedBefore else { return nil }
    guard !phrases.isEmpty else {
      refusals.refuse(node["Operands"] ?? node, "the list is empty")
      return nil
    }
    return mention(of: phrases, isRealTime: isRealTime)
  }

  private mutating func phrases(ofPiece piece: JSONNode) -> [String] {
    switch piece["Type"]?.value {
    case .string("PLAIN"):
      if let value = piece["Value"] {
        return PhraseList.phrase(value, &refusals).map { [$0] } ?? []
      }
      refusals.refuse(piece, "`Value` is missing")
    case .string("LIST"):
      let items = refusals.reading { () throws(InputError) in
        try piece.required("Value").elements()
      }
      return (items ?? []).flatMap { phrases(ofPiece: $0) }
    case .string("NUMERICAL"): refusals.refuse(piece, "a number instead of words")
    default: refusals.refuse(piece, "is neither `PLAIN` nor `LIST`")
    }
    return []
  }

  private mutating func mention(of phrases: [String], isRealTime: Bool) -> Condition? {
    guard let filters = ConnectFilters(node["FilterClause"], &refusals) else { return nil }
    let isDenied = refusals.flag("Negate", in: node)
    if isRealTime, isDenied || filters.window != nil {
      refusals.refuse(
        node, "while a call goes on, this asks for what is known only when it has ended")
      return nil
    }
    let mention = Condition.mention(
      Condition.Mention(phrases: phrases, speaker: filters.speaker, window: filters.window))
    return isDenied ? .not(mention) : mention
  }

  // MARK: - What is known of the call

  private mutating func texts(of field: String) -> Condition? {
    refuseFiltersAndDenial()
    guard
      let operands = refusals.reading({ () throws(InputError) -> [String] in
        var texts: [String] = []
        for element in try node.required("Operands").elements() {
          texts.append(try element.string())
        }
        return texts
      })
    else { return nil }
    guard !operands.isEmpty else {
      refusals.refuse(node["Operands"] ?? node, "the list is empty")
      return nil
    }
    let quoted = operands.map(RuleText.quoted)
    return probed(
      quoted.count == 1
        ? "\(field) = \(quoted[0])" : "\(field) in (\(quoted.joined(separator: ", ")))")
  }

  private mutating func quantity(
    _ field: String, unit: ConnectSubject.Unit, operator name: String
  ) -> Condition? {
    refuseFiltersAndDenial()
    return comparison(of: field, unit: unit, operator: name)
  }

  private mutating func talkTime(operator name: String) -> Condition? {
    guard let filters = ConnectFilters(node["FilterClause"], &refusals) else { return nil }
    guard filters.window == nil, let speaker = filters.speaker else {
      refusals.refuse(
        node["FilterClause"] ?? node, "whose talk time it is must be said, and nothing else")
      return nil
    }
    if refusals.flag("Negate", in: node), let negate = node["Negate"] {
      refusals.refuse(negate, "this condition is never denied there")
    }
    return comparison(of: "\(speaker.rawValue).talk_time", unit: .seconds, operator: name)
  }

  private mutating func comparison(
    of field: String, unit: ConnectSubject.Unit, operator name: String
  ) -> Condition? {
    guard
      let operands = refusals.reading({ () throws(InputError) in
        try node.required("Operands").elements()
      })
    else { return nil }
    guard operands.count == 1, let number = refusals.count(operands[0]) else {
      if operands.count != 1 {
        refusals.refuse(node["Operands"] ?? node, "one number should be here")
      }
      return nil
    }
    let sign = name == "NumberGreaterOrEqualTo" ? ">=" : "<="
    let (milliseconds, isTooLong) = number.multipliedReportingOverflow(by: 1000)
    guard !isTooLong else {
      refusals.refuse(operands[0], "longer than any call")
      return nil
    }
    let amount = unit == .seconds ? DurationText.text(ms: milliseconds) : String(number)
    return probed("\(field) \(sign) \(amount)")
  }

  /// Conditions about calls have no filters, and whether a denial takes in calls that lack the field
  /// is not documented.
  private mutating func refuseFiltersAndDenial() {
    if let clause = node["FilterClause"] {
      refusals.refuse(clause, "a filter that means nothing here")
    }
    if refusals.flag("Negate", in: node), let negate = node["Negate"] {
      refusals.refuse(negate, "whether calls that lack the value count is not documented")
    }
  }

  /// `operand`, if the checker takes it.
  private mutating func probed(_ operand: String) -> Condition? {
    guard let objection = RuleProbe.objection(toOperand: operand) else { return .operand(operand) }
    refusals.refuse(node["ComparisonValue"] ?? node, objection)
    return nil
  }
}
