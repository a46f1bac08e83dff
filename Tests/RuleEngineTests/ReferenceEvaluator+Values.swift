import CallModel
import RuleCheck
import RuleEngine

/// Amounts once more: fractions that are never shortened, in steps that cannot fail here because the
/// random cases keep their numbers small. (What does not fit is tested by hand.)
extension ReferenceEvaluator {
  struct Fault: Error {
    let reason: ValueFault.Reason
  }

  struct Fraction {
    var above: Int128
    var below: Int128
    var unit: Currency?
  }

  func value(of worth: Worth<CheckedMention>) -> Result<Money, Fault> {
    do throws(Fault) {
      var found = try result(of: worth.amount)
      if found == nil, let otherwise = worth.otherwise { found = try result(of: otherwise) }
      guard let found else { return .failure(Fault(reason: .missing)) }
      guard let unit = found.unit else { return .failure(Fault(reason: .currenciesDiffer)) }
      let whole = nearestWhole(found)
      guard whole >= Int128(Int64.min), whole <= Int128(Int64.max) else {
        return .failure(Fault(reason: .tooLarge))
      }
      if let wanted = worth.currency, wanted != unit {
        return .failure(Fault(reason: .currenciesDiffer))
      }
      let amounts = [worth.least, Money(minorUnits: Int64(whole), currency: unit), worth.most]
      // Of the three that are there, the amount within the bounds is the one in the middle.
      let inOrder = amounts.compactMap { $0?.minorUnits }.sorted()
      let middle: Int64 =
        switch (worth.least, worth.most) {
        case (nil, nil): inOrder[0]
        case (_?, nil): inOrder[1]
        case (nil, _?): inOrder[0]
        case (_?, _?): inOrder[1]
        }
      return .success(Money(minorUnits: middle, currency: unit))
    } catch {
      return .failure(error)
    }
  }

  /// What a note says: each stretch put behind the last.
  func text(of note: NoteText<CheckedMention>) -> String {
    var text = ""
    for part in note.parts {
      switch part {
      case .text(let stretch): text += stretch
      case .captured(let name, let mentions):
        let said = earliestFirst(hits(of: mentions)).flatMap(\.captures)
          .filter { $0.name == name }.last
        text += said.map { String(describing: $0.value) } ?? "(not said)"
      case .amount(let worth):
        if case .success(let money) = value(of: worth) {
          text += String(describing: money)
        } else {
          text += "(no amount)"
        }
      }
    }
    return text
  }

  private func result(
    of calculation: Calculation<CheckedMention>
  ) throws(Fault) -> Fraction? {
    switch calculation {
    case .constant(let quantity): return fraction(quantity)
    case .field(let field):
      switch evidence.facts[field.path] {
      case .money(let money): return fraction(Quantity(money))
      case .number(let number), .percent(let number):
        // The random numbers have one decimal; six would not fit after a few steps.
        return Fraction(above: Int128(number.millionths / 100_000), below: 10)
      default: return nil
      }
    case .count(let mention): return Fraction(above: Int128(found(of: mention).count), below: 1)
    case .row(let rows, let mention):
      let last = found(of: mention).max { left, right in
        (left.startMs, left.endMs, left.pattern) < (right.startMs, right.endMs, right.pattern)
      }
      return last.flatMap { rows[$0.pattern] }.map(fraction)
    case .captured(let choice, let name, let mentions):
      return try chosen(choice, of: values(called: name, in: mentions))
    case .combined(let left, let sign, let right):
      guard let left = try result(of: left), let right = try result(of: right) else { return nil }
      return try combine(left, sign, right)
    case .largest(let parts):
      return try best(of: parts) { $0.above * $1.below > $1.above * $0.below }
    case .smallest(let parts):
      return try best(of: parts) { $0.above * $1.below < $1.above * $0.below }
    case .rounded(let part):
      guard let fraction = try result(of: part) else { return nil }
      var unit: Int128 = 1
      for _ in 0..<(fraction.unit?.exponent ?? 0) { unit *= 10 }
      let whole = nearestWhole(Fraction(above: fraction.above, below: fraction.below * unit))
      return Fraction(above: whole * unit, below: 1, unit: fraction.unit)
    }
  }

  private func chosen(_ choice: CaptureChoice, of said: [Fraction]) throws(Fault) -> Fraction? {
    if said.isEmpty { return nil }
    switch choice {
    case .first: return said[0]
    case .last: return said[said.count - 1]
    case .largest, .smallest, .sum:
      guard Set(said.map(\.unit)).count == 1 else { throw Fault(reason: .currenciesDiffer) }
    }
    let ascending = said.sorted { $0.above * $1.below < $1.above * $0.below }
    switch choice {
    case .largest: return ascending[ascending.count - 1]
    case .smallest: return ascending[0]
    default:
      return said.reduce(Fraction(above: 0, below: 1, unit: said[0].unit)) { sum, one in
        Fraction(
          above: sum.above * one.below + one.above * sum.below, below: sum.below * one.below,
          unit: sum.unit)
      }
    }
  }

  /// The values of that name in all hits that the mentions rest on, the earliest first.
  private func values(called name: String, in mentions: [CheckedMention]) -> [Fraction] {
    earliestFirst(hits(of: mentions)).flatMap(\.captures).filter { $0.name == name }.compactMap {
      capture in
      switch capture.value {
      case .money(let money):
        Fraction(above: Int128(money.minorUnits), below: 1, unit: money.currency)
      case .number(let number), .percent(let number):
        Fraction(above: Int128(number.millionths / 100_000), below: 10)
      case .date, .time, .phone, .digits: nil
      }
    }
  }

  /// All hits that the mentions rest on.
  private func hits(of mentions: [CheckedMention]) -> Set<Hit> {
    mentions.reduce(into: []) { hits, mention in
      for use in uses(of: mention) {
        for group in groups(of: use, asked(by: mention)) where group.verdict == .yes {
          hits.formUnion(evidence(of: group, asked(by: mention)))
        }
      }
    }
  }

  /// By time; of hits at one time by everything that tells them apart.
  private func earliestFirst(_ hits: Set<Hit>) -> [Hit] {
    func first(_ hit: Hit) -> (Int, Int, Int, String, Int, String) {
      let source = hit.source == .audio ? 0 : 1
      return (
        hit.span.startMs, hit.span.endMs, source, written(hit.term), hit.channel ?? -1,
        hit.speaker.rawValue
      )
    }
    func rest(_ hit: Hit) -> (Int, Int, Int, String, String, String) {
      (
        -hit.confidence.thousandths, hit.words?.lowerBound ?? -1, hit.words?.upperBound ?? -1,
        hit.text, hit.captures.description,
        "\((hit.turn ?? -1) + 1) \(hit.polarity?.rawValue ?? "")"
      )
    }
    return hits.sorted { left, right in
      first(left) == first(right) ? rest(left) < rest(right) : first(left) < first(right)
    }
  }

  private func combine(
    _ left: Fraction, _ sign: CalculationSign, _ right: Fraction
  ) throws(Fault) -> Fraction {
    switch sign {
    case .plus, .minus:
      guard left.unit == right.unit else { throw Fault(reason: .currenciesDiffer) }
      let other = right.above * left.below * (sign == .plus ? 1 : -1)
      return Fraction(
        above: left.above * right.below + other, below: left.below * right.below, unit: left.unit)
    case .times:
      guard left.unit == nil || right.unit == nil else { throw Fault(reason: .currenciesDiffer) }
      return Fraction(
        above: left.above * right.above, below: left.below * right.below,
        unit: left.unit ?? right.unit)
    case .dividedBy:
      guard right.unit == nil else { throw Fault(reason: .currenciesDiffer) }
      guard right.above != 0 else { throw Fault(reason: .divisionByZero) }
      let sign: Int128 = right.above < 0 ? -1 : 1
      return Fraction(
        above: sign * left.above * right.below, below: sign * left.below * right.above,
        unit: left.unit)
    }
  }

  private func best(
    of parts: [Calculation<CheckedMention>], _ wins: (Fraction, Fraction) -> Bool
  ) throws(Fault) -> Fraction? {
    var best: Fraction?
    for part in parts {
      guard let one = try result(of: part) else { return nil }
      if let current = best, current.unit != one.unit { throw Fault(reason: .currenciesDiffer) }
      if best.map({ wins(one, $0) }) ?? true { best = one }
    }
    return best
  }

  private func fraction(_ quantity: Quantity) -> Fraction {
    Fraction(above: quantity.numerator, below: quantity.denominator, unit: quantity.currency)
  }

  /// The nearest whole number; of two that are as near, the even one.
  private func nearestWhole(_ fraction: Fraction) -> Int128 {
    let below = fraction.above / fraction.below - (fraction.above < 0 ? 1 : 0)
    let candidates = [below, below + 1, below + 2]
    let distances = candidates.map { abs($0 * fraction.below - fraction.above) }
    let nearest = candidates.indices.filter { distances[$0] == distances.min() }
    let even = nearest.first { candidates[$0] % 2 == 0 }
    return candidates[even ?? nearest[0]]
  }

  private struct Found {
    let startMs: Int
    let endMs: Int
    let pattern: String
  }

  private func found(of mention: CheckedMention) -> [Found] {
    uses(of: mention).flatMap { use in
      groups(of: use, asked(by: mention)).filter { $0.verdict == .yes }.map { group in
        let hits = group.hits.filter { hit in
          mention.speaker == nil || hit.speaker == .unknown || hit.speaker == mention.speaker
        }
        return Found(
          startMs: hits.map(\.span.startMs).min() ?? 0, endMs: hits.map(\.span.endMs).max() ?? 0,
          pattern: use.term.pattern)
      }
    }
  }
}
