import CallModel

/// A fact without a column, in JSON: text and flags plainly, because that is what nearly all of them
/// are and what people query; every other type as an object that names it.
struct StoredFact: Codable {
  let value: FieldValue

  init(_ value: FieldValue) { self.value = value }

  private enum Key: String, CodingKey {
    case durationMs = "duration_ms"
    case minorUnits = "minor_units"
    case currency, number, percent, phone, choice
    case unixMs = "unix_ms"
  }

  func encode(to encoder: any Encoder) throws {
    switch value {
    case .text(let text):
      var container = encoder.singleValueContainer()
      try container.encode(text)
    case .flag(let flag):
      var container = encoder.singleValueContainer()
      try container.encode(flag)
    case .money(let money):
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(money.minorUnits, forKey: .minorUnits)
      try container.encode(money.currency.code, forKey: .currency)
    case .duration(let ms): try encode(ms, as: .durationMs, to: encoder)
    case .number(let number): try encode(number.description, as: .number, to: encoder)
    case .percent(let share): try encode(share.description, as: .percent, to: encoder)
    case .phone(let phone): try encode(phone.e164, as: .phone, to: encoder)
    case .choice(let word): try encode(word, as: .choice, to: encoder)
    case .instant(let instant): try encode(instant.unixMs, as: .unixMs, to: encoder)
    }
  }

  private func encode(_ value: some Encodable, as key: Key, to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(value, forKey: key)
  }

  init(from decoder: any Decoder) throws {
    if let container = try? decoder.singleValueContainer() {
      if let text = try? container.decode(String.self) {
        self.init(.text(text))
        return
      }
      if let flag = try? container.decode(Bool.self) {
        self.init(.flag(flag))
        return
      }
    }
    let container = try decoder.container(keyedBy: Key.self)
    guard let key = container.allKeys.first,
      let value = try Self.value(of: key, in: container)
    else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: container.codingPath, debugDescription: "not a stored fact"))
    }
    self.init(value)
  }

  private static func value(
    of key: Key, in container: KeyedDecodingContainer<Key>
  ) throws -> FieldValue? {
    switch key {
    case .durationMs: .duration(ms: try container.decode(Int64.self, forKey: key))
    case .unixMs: .instant(Instant(unixMs: try container.decode(Int64.self, forKey: key)))
    case .choice: .choice(try container.decode(String.self, forKey: key))
    case .number:
      FixedDecimal(parsing: try container.decode(String.self, forKey: key)).map { .number($0) }
    case .percent:
      FixedDecimal(parsing: try container.decode(String.self, forKey: key)).map { .percent($0) }
    case .phone:
      PhoneNumber(try container.decode(String.self, forKey: key)).map { .phone($0) }
    case .minorUnits, .currency:
      try Currency(code: container.decode(String.self, forKey: .currency)).map {
        .money(
          Money(minorUnits: try container.decode(Int64.self, forKey: .minorUnits), currency: $0))
      }
    }
  }
}
