public import Diagnostics

/// One declaration at the top level of a rule file.
public struct Item: Sendable, Hashable {
  /// What it declares.
  public let kind: Kind
  /// Where it stands, keyword and all.
  public let span: ByteSpan

  /// An item of `kind` at `span`.
  public init(_ kind: Kind, at span: ByteSpan) {
    self.kind = kind
    self.span = span
  }

  /// The declarations of the language.
  public enum Kind: Sendable, Hashable {
    /// `include "shared/hours.rules"`
    case include(StringLiteral)
    /// `extend list staff with +1…`
    case extend(ExtendedKind, Name, [Literal])
    /// `list staff = +1…, +1…`
    case list(Name, ListSource)
    /// `terms cards = "credit card", "visa"`
    case terms(Name, TermsSource)
    /// `table plan_price { "basic" = $20 }`
    case table(Name, [TableRow])
    /// `constant card_value = $100`
    case constant(Name, Literal)
    /// `condition real = call.answered and …`
    case condition(Name, Expression)
    /// `group purchase picks highest value`
    case group(Name, Marked<GroupPick>)
    /// `exclude "staff" when …`
    case exclude(ExcludeDeclaration)
    /// `rule "…" when … then …`
    case rule(RuleDeclaration)
    /// `test "…" { … }`
    case test(TestDeclaration)
  }
}

/// What `extend` adds to.
public enum ExtendedKind: String, Sendable, Hashable, CaseIterable {
  /// A list.
  case list
  /// A term set.
  case terms
}

/// What a list holds.
public enum ListSource: Sendable, Hashable {
  /// Values written out.
  case literals([Literal])
  /// The lines of a file.
  case file(StringLiteral)
}

/// What a term set holds.
public enum TermsSource: Sendable, Hashable {
  /// Terms written out.
  case items([TermItem])
  /// The lines of a file.
  case file(StringLiteral)
}

/// `"basic" = $20` in a table.
public struct TableRow: Sendable, Hashable {
  /// The word that is looked up.
  public let key: StringLiteral
  /// What it stands for.
  public let value: Literal

  /// A row with both its parts.
  public init(key: StringLiteral, value: Literal) {
    self.key = key
    self.value = value
  }
}

/// Which of the rules of a group count when several match.
public enum GroupPick: String, Sendable, Hashable, CaseIterable {
  /// The first in the order of rules.
  case first
  /// All of them.
  case all
  /// The one with the highest value.
  case highestValue = "highest value"
  /// The one with the highest priority.
  case highestPriority = "highest priority"
}

/// `exclude "staff and test calls" from group purchase when …`.
public struct ExcludeDeclaration: Sendable, Hashable {
  /// The name in quotes.
  public let name: StringLiteral
  /// The group that it is about; all rules if there is none.
  public let group: Name?
  /// Which calls it takes out.
  public let condition: Expression

  /// An exclusion with all its parts.
  public init(name: StringLiteral, group: Name?, condition: Expression) {
    self.name = name
    self.group = group
    self.condition = condition
  }
}
