/// What a call knows about one of its fields, typed.
public enum FieldValue: Sendable, Hashable, Codable {
  /// True or false.
  case flag(Bool)
  /// A length of time in milliseconds.
  case duration(ms: Int64)
  /// An amount in one currency.
  case money(Money)
  /// A plain number.
  case number(FixedDecimal)
  /// A share, kept as a fraction of one: 40 % is 0.4.
  case percent(FixedDecimal)
  /// A telephone number.
  case phone(PhoneNumber)
  /// Free text, NFC.
  case text(String)
  /// One of the field's choices, for example `inbound`.
  case choice(String)
  /// A point in time.
  case instant(Instant)

  /// The type of the value.
  public var type: FieldType {
    switch self {
    case .flag: .flag
    case .duration: .duration
    case .money: .money
    case .number: .number
    case .percent: .percent
    case .phone: .phone
    case .text: .text
    case .choice: .choice
    case .instant: .instant
    }
  }
}

/// The types that a field can have.
public enum FieldType: String, Sendable, Hashable, Codable, CaseIterable {
  /// True or false.
  case flag
  /// A length of time.
  case duration
  /// An amount in one currency.
  case money
  /// A plain number.
  case number
  /// A share.
  case percent
  /// A telephone number.
  case phone
  /// Free text.
  case text
  /// One of a closed list of words.
  case choice
  /// A point in time.
  case instant
}
