/// An ISO 4217 currency: its code and how many digits its minor unit has.
public struct Currency: Sendable, Hashable, Codable {
  /// Three capital letters, for example `USD`.
  public let code: String
  /// Digits after the decimal point: 2 for USD, 0 for KRW, 3 for KWD.
  public let exponent: Int

  /// United States dollar.
  public static let usd = Currency(code: "USD", exponent: 2)

  private init(code: String, exponent: Int) {
    self.code = code
    self.exponent = exponent
  }

  /// The currency with this code; `nil` if ISO 4217 (amendment 176) lists none.
  public init?(code: String) {
    guard Self.codes.contains(code) else { return nil }
    self.init(code: code, exponent: Self.exponents[code] ?? 2)
  }

  /// The sign that is written before an amount, for the currencies that the rule language can write
  /// with one; `nil` for the rest.
  public var symbol: String? { Self.symbols[code] }

  /// The currencies that can be written with `symbol`. The dollar sign has several; the first is
  /// what it means when a file does not say.
  public static func candidates(forSymbol symbol: Character) -> [Currency] {
    let codes =
      switch symbol {
      case "$": ["USD", "AUD", "CAD", "HKD", "MXN", "NZD", "SGD", "TWD"]
      case "₩": ["KRW"]
      case "€": ["EUR"]
      case "£": ["GBP"]
      case "¥": ["JPY", "CNY"]
      default: [] as [String]
      }
    return codes.compactMap(Currency.init(code:))
  }

  private static let symbols = [
    "USD": "$", "KRW": "₩", "EUR": "€", "GBP": "£", "JPY": "¥",
  ]

  /// Minor-unit digits that differ from 2, from ISO 4217 list one.
  private static let exponents = [
    "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0, "PYG": 0,
    "RWF": 0, "UGX": 0, "UYI": 0, "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0,
    "BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3, "CLF": 4, "UYW": 4,
  ]

  private static let codes = Set(
    """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD
    CDF CHF CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP
    GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD
    KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN
    NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP
    SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYI UYU UYW UZS
    VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
