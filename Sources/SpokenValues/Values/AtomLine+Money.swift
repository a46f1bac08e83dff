internal import CallModel

extension AtomLine {
  typealias Amount = (money: Money, end: Int)

  /// The amount that begins at `place`, where amounts are counted in `own`.
  ///
  /// It needs a unit, said or written; without one only what nothing but a price looks like is read:
  /// digits with the decimals that `own` has (`49.99`), and *one forty nine ninety nine*.
  func money(at place: Int, in own: Currency) -> Amount? {
    if let amount = codedMoney(at: place) { return amount }
    guard !followsNumber(place) else { return nil }
    if let sign = currencySign(before: place) {
      return CurrencyNames.currency(ofSign: sign, own: own).flatMap {
        signedMoney(at: place, in: $0)
      }
    }
    for numeral in numerals(at: place) {
      if let amount = namedMoney(numeral, at: place, own: own) { return amount }
    }
    return hundredsMoney(at: place, own: own) ?? barePrice(at: place, own: own)
  }

  /// The sign of a currency right before what is written at `place`.
  func currencySign(before place: Int) -> Character? {
    signs(before: place).last.flatMap { CurrencyNames.isSign($0) ? $0 : nil }
  }

  // MARK: Signs and codes

  /// `$1,299.99`, `$5 million`, `$50 dollars`.
  private func signedMoney(at place: Int, in currency: Currency) -> Amount? {
    guard self[place]?.kind == .digits,
      let numeral = numerals(at: place).first(where: { isEndOfValue($0.end) }),
      let money = Money(numeral.value, in: currency)
    else { return nil }
    // Recognisers write the sign and the word.
    let named = unit(at: numeral.end, own: currency)
    let end = named?.currency == currency ? named?.end ?? numeral.end : numeral.end
    return withCents(money, at: end) ?? (money, end)
  }

  /// `USD 50`.
  private func codedMoney(at place: Int) -> Amount? {
    guard let code = self[place]?.text, code.utf8.count == 3,
      let currency = CurrencyNames.currency(named: code, own: .usd),
      currency.code.lowercased() == code, pause(before: place + 1) == .none,
      self[place + 1]?.kind == .digits,
      let numeral = numerals(at: place + 1).first(where: { isEndOfWord($0.end) }),
      let money = Money(numeral.value, in: currency)
    else { return nil }
    return (money, numeral.end)
  }

  // MARK: Names

  /// A number and the name of a currency: *fifty thousand won*, *오만 원*, `50€`, *fifty cents*.
  private func namedMoney(_ numeral: Numeral, at place: Int, own: Currency) -> Amount? {
    if let amount = cents(numeral, own: own) { return amount }
    if continues(numeral.end, with: "grand"),
      let dollars = CurrencyNames.currency(ofSign: "$", own: own),
      let money = numeral.value.times(1000).flatMap({ Money($0, in: dollars) })
    {
      return (money, numeral.end + 1)
    }
    guard let (currency, end) = unit(at: numeral.end, own: own), isEndOfValue(end),
      !isWordLikeAmount(numeral, at: place), let money = Money(numeral.value, in: currency)
    else { return nil }
    return withCents(money, at: end) ?? (money, end)
  }

  /// The unit at `place`: a sign right before it, or a name.
  private func unit(at place: Int, own: Currency) -> (currency: Currency, end: Int)? {
    if isEndOfWord(place), let sign = signs(before: place).first, CurrencyNames.isSign(sign),
      // A sign with digits behind it is theirs.
      self[place]?.kind != .digits || signs(before: place).count > 1
    {
      return CurrencyNames.currency(ofSign: sign, own: own).map { ($0, place) }
    }
    guard pause(before: place) == .none, let atom = self[place] else { return nil }
    if atom.kind == .syllable {
      for name in CurrencyNames.koreanNames {
        if let end = end(of: name, at: place) {
          return CurrencyNames.currency(named: name, own: own).map { ($0, end) }
        }
      }
      return nil
    }
    if let dollar = CurrencyNames.dollar(of: atom.text),
      continues(place + 1, with: "dollar", "dollars")
    {
      return (dollar, place + 2)
    }
    // `U.S.` is two words, with full stops.
    if atom.text == "u", self[place + 1]?.text == "s", signs(before: place + 1) == ".",
      ["dollar", "dollars"].contains(self[place + 2]?.text),
      [".", ""].contains(signs(before: place + 2))
    {
      return (.usd, place + 3)
    }
    return CurrencyNames.currency(named: atom.text, own: own).map { ($0, place + 1) }
  }

  /// *fifty cents*.
  private func cents(_ numeral: Numeral, own: Currency) -> Amount? {
    guard continues(numeral.end, with: "cent", "cents"), let cents = numeral.whole else {
      return nil
    }
    let currency = own.exponent == 2 ? own : .usd
    return (Money(minorUnits: Int64(cents), currency: currency), numeral.end + 1)
  }

  /// `money` with the cents behind it: *and fifty cents*, or *fifty* where nothing follows that it
  /// could be a number of.
  private func withCents(_ money: Money, at place: Int) -> Amount? {
    guard money.currency.exponent == 2, money.minorUnits.isMultiple(of: 100),
      pause(before: place) <= .comma
    else { return nil }
    let hasAnd = self[place]?.text == "and"
    let start = hasAnd ? place + 1 : place
    guard let (cents, end) = belowHundred(at: start) ?? writtenCents(at: start), cents > 0,
      start == place || pause(before: start) == .none,
      let sum = money.adding(Money(minorUnits: Int64(cents), currency: money.currency))
    else { return nil }
    if continues(end, with: "cent", "cents", "pence", "p") { return (sum, end + 1) }
    let isLast = self[end] == nil || pause(before: end) != .none
    return !hasAnd && cents >= 10 && isLast && pause(before: start) == .none ? (sum, end) : nil
  }

  private func writtenCents(at place: Int) -> (value: Int, end: Int)? {
    guard let number = digitsNumber(at: place), number.millionths < 100_000_000,
      number.millionths.isMultiple(of: 1_000_000), isEndOfWord(place + 1)
    else { return nil }
    return (Int(number.millionths / 1_000_000), place + 1)
  }

  /// Whether it is more likely a word than an amount: *사원* is an employee, *조원* a member.
  private func isWordLikeAmount(_ numeral: Numeral, at place: Int) -> Bool {
    guard numeral.style == .sino, numeral.end == place + 1, let syllable = self[place]?.text else {
      return false
    }
    return KoreanNumbers.digits[syllable] != nil
  }

  // MARK: Short forms

  /// *two fifty dollars*: hundreds without the word.
  private func hundredsMoney(at place: Int, own: Currency) -> Amount? {
    guard let (value, end) = shortHundreds(at: place),
      let (currency, behind) = unit(at: end, own: own),
      isEndOfValue(behind), let number = FixedDecimal(Int64(value)),
      let money = Money(number, in: currency)
    else { return nil }
    return withCents(money, at: behind) ?? (money, behind)
  }

  /// *two fifty*, as 250.
  private func shortHundreds(at place: Int) -> (value: Int, end: Int)? {
    guard let (hundreds, middle) = belowHundred(at: place), (1...9).contains(hundreds),
      pause(before: middle) == .none, let (rest, end) = belowHundred(at: middle), rest >= 10
    else { return nil }
    return (hundreds * 100 + rest, end)
  }

  /// A price without a unit: `49.99`, or at least a hundred and two digits of cents, *two forty nine
  /// ninety nine*. *Forty nine ninety nine* may be 49.99 or 4,999 and is not read.
  private func barePrice(at place: Int, own: Currency) -> Amount? {
    guard own.exponent == 2 else { return nil }
    if let atom = self[place], atom.kind == .digits, let number = digitsNumber(at: place) {
      guard isEndOfWord(place + 1), atom.text.split(separator: ".").last?.count == 2,
        atom.text.contains("."), !signs(before: place + 1).hasPrefix("%"),
        !continues(place + 1, with: "percent", "per"), scaleFollows(place + 1) == false,
        let money = Money(number, in: own)
      else { return nil }
      return (money, place + 1)
    }
    guard let (whole, middle) = shortHundreds(at: place) ?? wholeHundreds(at: place),
      pause(before: middle) == .none, let (cents, end) = belowHundred(at: middle), cents >= 10,
      !isNumber(at: end), !continues(end, with: "percent", "per")
    else { return nil }
    return (Money(minorUnits: Int64(whole * 100 + cents), currency: own), end)
  }

  private func scaleFollows(_ place: Int) -> Bool {
    guard let atom = self[place], pause(before: place) == .none else { return false }
    return EnglishNumbers.scales[atom.text] != nil || atom.text == "hundred"
  }

  private func wholeHundreds(at place: Int) -> (value: Int, end: Int)? {
    guard let numeral = englishNumeral(at: place), numeral.style == .english,
      let whole = numeral.whole, (100..<1_000_000).contains(whole), whole % 100 != 0
    else { return nil }
    return (whole, numeral.end)
  }
}

extension Money {
  /// `amount` of `currency`; `nil` if it has more decimals or does not fit.
  init?(_ amount: FixedDecimal, in currency: Currency) {
    let unit = (0..<currency.exponent).reduce(Int64(1)) { power, _ in power * 10 }
    guard let scaled = amount.times(unit), scaled.millionths.isMultiple(of: 1_000_000) else {
      return nil
    }
    self.init(minorUnits: scaled.millionths / 1_000_000, currency: currency)
  }
}
