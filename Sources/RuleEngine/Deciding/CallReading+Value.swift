import CallModel
import RuleCheck

/// What an amount comes to for one call.
enum ReadValue {
  case money(Money)
  case fault(ValueFault.Reason)

  /// The amount, if there is one.
  var money: Money? {
    if case .money(let money) = self { money } else { nil }
  }

  /// Why there is none.
  var fault: ValueFault.Reason? {
    if case .fault(let reason) = self { reason } else { nil }
  }
}

extension CallReading {
  /// What `worth` comes to.
  func value(of worth: Worth<PlannedFinding>) -> ReadValue {
    do throws(QuantityFault) {
      var read = try quantity(worth.amount)
      if read == nil, let otherwise = worth.otherwise { read = try quantity(otherwise) }
      return read.map { worth.value(of: $0) } ?? .fault(.missing)
    } catch {
      return .fault(ValueFault.Reason(error))
    }
  }

  /// The result; `nil` where something that it reads is missing.
  private func quantity(
    _ calculation: Calculation<PlannedFinding>
  ) throws(QuantityFault) -> Quantity? {
    switch calculation {
    case .constant(let quantity): return quantity
    case .field(let field): return quantity(known: field)
    case .count(let finding): return Quantity(certainMentions(of: finding).count)
    case .row(let rows, let finding):
      guard let last = certainMentions(of: finding).last else { return nil }
      return rows[last.pattern]
    case .captured(let choice, let name, let findings):
      return try hits.quantity(choice, ofCaptures: name, in: findings)
    case .combined(let left, let sign, let right):
      guard let first = try quantity(left), let second = try quantity(right) else { return nil }
      return try first.combined(sign, second)
    case .largest(let parts): return try extreme(parts) { one, best in (best, one) }
    case .smallest(let parts): return try extreme(parts) { one, best in (one, best) }
    case .rounded(let part): return try quantity(part)?.rounded
    }
  }

  /// The part that wins against all others; `order` says which of two has to be the lesser for the
  /// first to win.
  private func extreme(
    _ parts: [Calculation<PlannedFinding>], _ order: (Quantity, Quantity) -> (Quantity, Quantity)
  ) throws(QuantityFault) -> Quantity? {
    var best: Quantity?
    for part in parts {
      guard let one = try quantity(part) else { return nil }
      if let current = best {
        let (less, more) = order(one, current)
        if try less.isLess(than: more) { best = one }
      } else {
        best = one
      }
    }
    return best
  }

  private func quantity(known field: CheckedField) -> Quantity? {
    switch facts.value(of: field) {
    case .money(let money): Quantity(money)
    case .number(let number), .percent(let number): Quantity(number)
    default: nil
    }
  }

  /// Everything that certainly was said of `finding`, in order of time, and of pattern
  /// where they start and end together.
  private func certainMentions(of finding: PlannedFinding) -> [CertainMention] {
    let reading = FindingReading(finding, in: hits)
    var found: [CertainMention] = []
    for use in reading.uses {
      reading.forEachMention(of: use) { said in
        guard said.verdict == .yes else { return }
        found.append(CertainMention(span: said.span, pattern: hits.terms[use.term].pattern))
      }
    }
    return found.sorted {
      ($0.span.startMs, $0.span.endMs, $0.pattern) < ($1.span.startMs, $1.span.endMs, $1.pattern)
    }
  }
}

/// One thing that was certainly said.
private struct CertainMention {
  let span: TimeSpan
  let pattern: String
}

extension Worth {
  /// What it comes to, where no call can change that.
  var fixedValue: ReadValue? {
    if case .constant(let quantity) = amount { value(of: quantity) } else { nil }
  }

  /// What an amount of `quantity` comes to.
  fileprivate func value(of quantity: Quantity) -> ReadValue {
    guard let amount = quantity.money else {
      return .fault(quantity.currency == nil ? .currenciesDiffer : .tooLarge)
    }
    guard currency == nil || currency == amount.currency else { return .fault(.currenciesDiffer) }
    return .money(bounded(amount))
  }

  /// `amount` within the bounds.
  fileprivate func bounded(_ amount: Money) -> Money {
    if let least, amount.minorUnits < least.minorUnits { return least }
    if let most, amount.minorUnits > most.minorUnits { return most }
    return amount
  }
}

extension ValueFault.Reason {
  fileprivate init(_ fault: QuantityFault) {
    switch fault {
    case .tooLarge: self = .tooLarge
    case .divisionByZero: self = .divisionByZero
    case .currenciesDiffer: self = .currenciesDiffer
    }
  }
}
