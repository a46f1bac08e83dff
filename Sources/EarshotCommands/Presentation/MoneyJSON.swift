import CallModel

/// An amount in machine-readable output: exact minor units, and the text that people read.
struct MoneyJSON: Encodable {
  let minorUnits: Int64
  let currency: String
  let text: String

  enum CodingKeys: String, CodingKey {
    case currency, text
    case minorUnits = "minor_units"
  }

  init(_ money: Money) {
    minorUnits = money.minorUnits
    currency = money.currency.code
    text = money.description
  }
}
