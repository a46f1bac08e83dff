/// One flat object, the same in the store and in machine-readable output: the kind, then what a value
/// of that kind has, exact numbers as text.
///
/// ```json
/// {"name": "total", "kind": "money", "minor_units": 129999, "currency": "USD",
///  "text": "$1,299.99", "first_word": 12, "end_word": 13}
/// ```
extension Capture: Codable {
  private enum Key: String, CodingKey {
    case name, kind, text, currency, number, digits, year, month, day, hour, minute
    case minorUnits = "minor_units"
    case isHalfOfDayKnown = "is_half_of_day_known"
    case firstWord = "first_word"
    case endWord = "end_word"
  }

  /// Writes the object.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encodeIfPresent(name, forKey: .name)
    try container.encode(value.kind, forKey: .kind)
    switch value {
    case .money(let money):
      try container.encode(money.minorUnits, forKey: .minorUnits)
      try container.encode(money.currency.code, forKey: .currency)
    case .number(let number), .percent(let number):
      try container.encode(number.description, forKey: .number)
    case .date(let date):
      try container.encodeIfPresent(date.year, forKey: .year)
      try container.encode(date.month, forKey: .month)
      try container.encode(date.day, forKey: .day)
    case .time(let time):
      try container.encode(time.hour, forKey: .hour)
      try container.encode(time.minute, forKey: .minute)
      try container.encode(time.isHalfOfDayKnown, forKey: .isHalfOfDayKnown)
    case .phone(let digits), .digits(let digits):
      try container.encode(digits, forKey: .digits)
    }
    try container.encode(text, forKey: .text)
    try container.encode(words.lowerBound, forKey: .firstWord)
    try container.encode(words.upperBound, forKey: .endWord)
  }

  /// Reads the object; refuses one whose numbers make no value.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let first = try container.decode(Int.self, forKey: .firstWord)
    let end = try container.decode(Int.self, forKey: .endWord)
    guard let value = try Self.value(in: container), first <= end else {
      throw DecodingError.dataCorruptedError(
        forKey: .kind, in: container, debugDescription: "no value that anybody could have said")
    }
    self.init(
      name: try container.decodeIfPresent(String.self, forKey: .name), value: value,
      words: first..<end, text: try container.decode(String.self, forKey: .text))
  }

  private static func value(in container: KeyedDecodingContainer<Key>) throws -> SpokenValue? {
    switch try container.decode(SpokenValue.Kind.self, forKey: .kind) {
    case .money:
      let minorUnits = try container.decode(Int64.self, forKey: .minorUnits)
      return Currency(code: try container.decode(String.self, forKey: .currency))
        .map { .money(Money(minorUnits: minorUnits, currency: $0)) }
    case .number: return try number(in: container).map(SpokenValue.number)
    case .percent: return try number(in: container).map(SpokenValue.percent)
    case .date:
      return SpokenDate(
        year: try container.decodeIfPresent(Int.self, forKey: .year),
        month: try container.decode(Int.self, forKey: .month),
        day: try container.decode(Int.self, forKey: .day)
      ).map(SpokenValue.date)
    case .time:
      return SpokenTime(
        hour: try container.decode(Int.self, forKey: .hour),
        minute: try container.decode(Int.self, forKey: .minute),
        isHalfOfDayKnown: try container.decode(Bool.self, forKey: .isHalfOfDayKnown)
      ).map(SpokenValue.time)
    case .phone: return .phone(try container.decode(String.self, forKey: .digits))
    case .digits: return .digits(try container.decode(String.self, forKey: .digits))
    }
  }

  private static func number(
    in container: KeyedDecodingContainer<Key>
  ) throws -> FixedDecimal? {
    FixedDecimal(parsing: try container.decode(String.self, forKey: .number))
  }
}
