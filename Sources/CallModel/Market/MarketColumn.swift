/// A column of a file that says something about the market.
public struct MarketColumn: Sendable, Hashable {
  /// Its name in files, in documentation and, but for contacts and amounts, in the store.
  public let name: String
  /// Other names under which platforms write it.
  public let aliases: [String]
  /// What it holds.
  public let kind: Kind
  /// Whether every row must have it.
  public let isRequired: Bool
  /// What it says, in a sentence.
  public let summary: String

  /// What a column can hold.
  public enum Kind: Sendable, Hashable {
    /// Text, brought to Unicode form NFC.
    case text
    /// One of these words.
    case choice([String])
    /// A time with its offset from UTC.
    case instant
    /// A day, `2026-10-03`, of the account's own calendar.
    case day
    /// A time with its offset from UTC, or a day of the account's own calendar.
    case instantOrDay
    /// Yes or no.
    case flag
    /// A telephone number of the owner of the calls: kept as it is.
    case ownNumber
    /// A telephone number of a person: kept under a key.
    case personPhone
    /// An e-mail address of a person: kept under a key.
    case personEmail
    /// A length of time.
    case duration
    /// A whole number that is not negative.
    case count
    /// A whole number; below zero for what came back.
    case quantity
    /// An amount of money; the file's column `currency` may say of which currency.
    case money
    /// The code of the currency of the amounts in its row.
    case currency
  }

  /// A column with all its parts.
  public init(
    _ name: String, _ kind: Kind, isRequired: Bool = false, aliases: [String] = [], summary: String
  ) {
    self.name = name
    self.aliases = aliases
    self.kind = kind
    self.isRequired = isRequired
    self.summary = summary
  }
}
