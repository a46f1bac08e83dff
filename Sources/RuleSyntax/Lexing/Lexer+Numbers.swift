import Diagnostics

extension Lexer {
  /// Everything that begins with a digit.
  mutating func number() -> Token.Kind {
    let start = index
    takeDigits()
    let digits = index - start
    switch reader.byte(at: index) {
    case UInt8(ascii: "-") where digits == 4 && isDate(at: start): return date(from: start)
    case UInt8(ascii: ":") where digitFollows(index): return clock(from: start)
    case UInt8(ascii: ".") where digitFollows(index):
      index += 1
      takeDigits()
      if isPointedDate(from: start) { return pointedDate(from: start) }
      if isWordCharacter(at: index) {
        takeWordCharacters()
        return brokenDuration(from: start)
      }
      return finished(take("%") ? .percent : .decimal, from: start)
    case UInt8(ascii: "%"):
      index += 1
      return finished(.percent, from: start)
    case _ where digits == 4 && isDashedDate(at: start): return dashedDate(from: start)
    default:
      return isWordCharacter(at: index) ? duration(from: start) : .int
    }
  }

  /// `1h30m`: from the first unit on.
  private mutating func duration(from start: Int) -> Token.Kind {
    takeWordCharacters()
    let text = source.bytes[start..<index]
    var position = text.startIndex
    while position < text.endIndex {
      let unitStart = text[position...].firstIndex { !$0.isASCIIDigit } ?? text.endIndex
      let unitEnd = text[unitStart...].firstIndex { $0.isASCIIDigit } ?? text.endIndex
      let unit = String(decoding: text[unitStart..<unitEnd], as: UTF8.self)
      guard unitStart > position, DurationUnit(rawValue: unit) != nil else {
        notDuration(from: start)
        return .malformed
      }
      position = unitEnd
    }
    return .duration
  }

  /// `9:00`, `0:08.5`, `1:02:03`: from the first colon on.
  private mutating func clock(from start: Int) -> Token.Kind {
    var groups = [index - start]
    while reader.byte(at: index) == UInt8(ascii: ":"), digitFollows(index) {
      index += 1
      let groupStart = index
      takeDigits()
      groups.append(index - groupStart)
    }
    var decimals = 0
    if reader.byte(at: index) == UInt8(ascii: "."), digitFollows(index) {
      index += 1
      let decimalStart = index
      takeDigits()
      decimals = index - decimalStart
    }
    let isWellFormed =
      groups.count <= 3 && groups[0] <= 3 && groups.dropFirst().allSatisfy { $0 == 2 }
      && decimals <= 3
    guard isWellFormed, !isWordCharacter(at: index) else {
      takeWordCharacters()
      let meant = Self.clock(of: text(from: start))
      report(
        .badLiteral, "`\(text(from: start))` is not a time", from: start, "not understood",
        help: meant.map { "the day has 24 hours: write `\($0)`" }
          ?? "write two digits after each colon, such as 9:05 or 1:02:03",
        fix: meant)
      return .malformed
    }
    return .clock
  }

  /// Whether digits, a hyphen, digits, a hyphen and a digit stand at `start`.
  private func isDate(at start: Int) -> Bool {
    var position = start + 5
    let monthStart = position
    while reader.byte(at: position)?.isASCIIDigit == true { position += 1 }
    return position > monthStart && reader.byte(at: position) == UInt8(ascii: "-")
      && digitFollows(position)
  }

  /// `2026-03-02`, perhaps with a time: from the first hyphen on.
  private mutating func date(from start: Int) -> Token.Kind {
    index += 1
    takeDigits()
    index += 1
    takeDigits()
    guard reader.byte(at: index) == UInt8(ascii: "T") else {
      guard index - start == 10, source.bytes[start + 7] == UInt8(ascii: "-"),
        !isWordCharacter(at: index)
      else {
        takeWordCharacters()
        report(
          .badLiteral, "`\(text(from: start))` is not a date", from: start, "not understood",
          help: "write four digits, two and two, such as 2026-03-02")
        return .malformed
      }
      return .date
    }
    index += 1
    while let byte = reader.byte(at: index), byte.isASCIIDigit || byte == UInt8(ascii: ":") {
      index += 1
    }
    if let byte = reader.byte(at: index), byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
      index += 1
      while let byte = reader.byte(at: index), byte.isASCIIDigit || byte == UInt8(ascii: ":") {
        index += 1
      }
    } else {
      takeWordCharacters()
    }
    // Whether the numbers make a time, the parser finds out when it reads them.
    return .dateTime
  }

  /// Whether a plus sign, a digit and at least six more digits or hyphens stand at `start`.
  func isPhone(at start: Int) -> Bool {
    guard digitFollows(start) else { return false }
    return (2...7).allSatisfy { offset in
      reader.byte(at: start + offset).map { $0.isASCIIDigit || $0 == UInt8(ascii: "-") } ?? false
    }
  }

  mutating func phone() -> Token.Kind {
    let start = index
    index += 1
    while let byte = reader.byte(at: index), byte.isASCIIDigit || byte == UInt8(ascii: "-") {
      index += 1
    }
    return finished(.phone, from: start)
  }

  /// A currency sign and what follows it.
  mutating func money() -> Token.Kind {
    let start = index
    guard let (sign, length) = reader.scalar(at: index) else { return .unreadable }
    index += length
    guard ["$", "₩", "€", "£", "¥"].contains(sign) else {
      takeDigits()
      report(
        .badLiteral, "the sign `\(sign)` is not known", from: start, "not a known currency sign",
        help: "write the currency's code, such as `INR 100`")
      return .malformed
    }
    guard reader.byte(at: index)?.isASCIIDigit == true else {
      if reader.byte(at: index) == UInt8(ascii: " "), digitFollows(index) {
        index += 1
        takeDigits()
        takeRestOfAmount()
        let meant = text(from: start).filter { $0 != " " }
        report(
          .badLiteral, "no amount follows `\(sign)`", from: start, "a space stands between them",
          help: "write `\(meant)`", fix: meant)
        return .malformed
      }
      report(
        .badLiteral, "no amount follows `\(sign)`", from: start, "an amount should follow",
        help: "write the digits right after the sign, such as `\(sign)100`")
      return .malformed
    }
    return amount(from: start)
  }

  /// Digits with thousands commas and decimals, from `index` on, of an amount that begins at
  /// `start`.
  mutating func amount(from start: Int) -> Token.Kind {
    var groups: [Int] = []
    repeat {
      if !groups.isEmpty { index += 1 }
      let groupStart = index
      takeDigits()
      groups.append(index - groupStart)
    } while reader.byte(at: index) == UInt8(ascii: ",") && digitFollows(index)
    if reader.byte(at: index) == UInt8(ascii: "."), digitFollows(index) {
      index += 1
      takeDigits()
    }
    if let meant = pointForComma(groups, from: start) {
      report(
        .badLiteral, "the commas of `\(text(from: start))` do not stand between thousands",
        from: start, "a comma before decimals",
        help: "decimals follow a point: write `\(meant)`", fix: meant)
      return .malformed
    }
    guard groups.count == 1 || groups[0] <= 3 && groups.dropFirst().allSatisfy({ $0 == 3 }) else {
      report(
        .badLiteral, "the commas of `\(text(from: start))` do not stand between thousands",
        from: start, "three digits follow each comma",
        help: "write `$5,000`; if these are two values, put a space after the comma")
      return .malformed
    }
    return finished(.money, from: start)
  }

  /// `kind`, unless letters or digits stick to the end of the value.
  private mutating func finished(_ kind: Token.Kind, from start: Int) -> Token.Kind {
    guard isWordCharacter(at: index) else { return kind }
    takeWordCharacters()
    let meant = kind == .money ? Self.amountInFull(text(from: start)) : nil
    report(
      .badLiteral, "`\(text(from: start))` is not a value", from: start, "not understood",
      help: meant.map { "write `\($0)`" } ?? "put a space after the value", fix: meant)
    return .malformed
  }

  /// Further thousands and decimals behind the first digits of an amount.
  private mutating func takeRestOfAmount() {
    while reader.byte(at: index) == UInt8(ascii: ","), digitFollows(index),
      digitFollows(index + 1), digitFollows(index + 2), !digitFollows(index + 3)
    { index += 4 }
    guard reader.byte(at: index) == UInt8(ascii: "."), digitFollows(index) else { return }
    index += 1
    takeDigits()
  }

  mutating func takeDigits() {
    while reader.byte(at: index)?.isASCIIDigit == true { index += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard reader.scalar(at: index)?.scalar == character else { return false }
    index += 1
    return true
  }

  func digitFollows(_ position: Int) -> Bool {
    reader.byte(at: position + 1)?.isASCIIDigit == true
  }

  func isWordCharacter(at position: Int) -> Bool {
    reader.scalar(at: position)?.scalar.continuesName == true
  }
}
