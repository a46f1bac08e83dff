import CallModel
import RuleCheck
import TextNormalize

extension FieldValue {
  /// Whether the value stands in `relation` to `other`; `nil` if the two cannot be compared so: they
  /// are of different types or currencies, or the type has no order.
  func satisfies(_ relation: ComparisonRelation, _ other: FieldValue) -> Bool? {
    switch relation {
    case .equal: isEqual(to: other)
    case .notEqual: isEqual(to: other).map { !$0 }
    case .less: isLess(than: other)
    case .lessOrEqual: other.isLess(than: self).map { !$0 }
    case .greater: other.isLess(than: self)
    case .greaterOrEqual: isLess(than: other).map { !$0 }
    }
  }

  private func isEqual(to other: FieldValue) -> Bool? {
    switch (self, other) {
    case (.text(let left), .text(let right)): left.folded == right.folded
    case (.money(let left), .money(let right)) where left.currency != right.currency: nil
    default: type == other.type ? self == other : nil
    }
  }

  private func isLess(than other: FieldValue) -> Bool? {
    switch (self, other) {
    case (.duration(let left), .duration(let right)): left < right
    case (.number(let left), .number(let right)): left < right
    case (.percent(let left), .percent(let right)): left < right
    case (.instant(let left), .instant(let right)): left < right
    case (.money(let left), .money(let right)) where left.currency == right.currency:
      left.minorUnits < right.minorUnits
    default: nil
    }
  }
}

extension String {
  /// The text as it is compared: as phrases are, without case, width and what cannot be seen.
  var folded: String { MatchFolding.fold(self) }
}
