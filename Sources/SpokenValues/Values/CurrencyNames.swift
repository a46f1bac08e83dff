internal import CallModel

/// How currencies are called, and their signs.
enum CurrencyNames {
  /// Whether `character` is the sign of a currency.
  static func isSign(_ character: Character) -> Bool {
    !Currency.candidates(forSymbol: character).isEmpty
  }

  /// What `sign` means where amounts are counted in `own`.
  static func currency(ofSign sign: Character, own: Currency) -> Currency? {
    let candidates = Currency.candidates(forSymbol: sign)
    return candidates.contains(own) ? own : candidates.first
  }

  /// What an English or Korean name means where amounts are counted in `own`.
  static func currency(named name: String, own: Currency) -> Currency? {
    if let sign = signs[name] { return currency(ofSign: sign, own: own) }
    return codes[name].flatMap(Currency.init(code:))
  }

  /// The dollar of the country that is said before *dollars*.
  static func dollar(of country: String) -> Currency? {
    dollars[country].flatMap(Currency.init(code:))
  }

  /// Names of currencies that several countries have.
  private static let signs: [String: Character] = [
    "dollar": "$", "dollars": "$", "buck": "$", "bucks": "$", "달러": "$", "불": "$",
  ]

  private static let codes: [String: String] = {
    let names = [
      "EUR": "euro euros eur 유로", "GBP": "pound pounds quid gbp 파운드", "KRW": "won krw 원",
      "JPY": "yen jpy 엔", "CNY": "yuan renminbi rmb cny 위안", "INR": "rupee rupees inr",
      "CHF": "franc francs chf", "USD": "usd", "CAD": "cad", "AUD": "aud", "NZD": "nzd",
      "SGD": "sgd", "HKD": "hkd", "MXN": "mxn",
    ]
    let pairs = names.flatMap { code, names in
      names.split(separator: " ").map { (String($0), code) }
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }()

  private static let dollars = [
    "us": "USD", "american": "USD", "canadian": "CAD", "australian": "AUD", "singapore": "SGD",
  ]

  /// Korean names, which stand close to their number.
  static let koreanNames = ["원", "달러", "불", "유로", "파운드", "엔", "위안"]
}
