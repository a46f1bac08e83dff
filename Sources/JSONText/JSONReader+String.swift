extension JSONReader {
  /// A text, from its opening quote on: whether it has escapes, and where it stands within its quotes.
  mutating func string() throws(JSONFault) -> (JSONDocument.Entry.Kind, Range<Int>) {
    let opening = position
    position += 1
    var hasEscapes = false
    while true {
      position = endOfPlainText(from: position)
      guard let byte = next else { break }
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return (hasEscapes ? .escapedString : .plainString, opening + 1..<position - 1)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        _ = try escape()
      default:
        throw fault("a text holds a control character that must be written as an escape")
      }
    }
    throw fault("it ends within a text that begins here", at: opening)
  }

  /// The first place from `start` on where a text does not go on as it is: a quote, an escape or a
  /// control character, or the end.
  private func endOfPlainText(from start: Int) -> Int {
    let bytes = bytes.span
    var place = start
    while place < bytes.count {
      let byte = bytes[place]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
      place += 1
    }
    return place
  }

  /// The text from here to the end, escapes decoded.
  mutating func decoded() -> String {
    let end = bytes.count
    var text = ""
    while position < end {
      let start = position
      position = bytes[start..<end].firstIndex(of: UInt8(ascii: "\\")) ?? end
      text += String(decoding: bytes[start..<position], as: UTF8.self)
      // INVARIANT: the text has been read before, so every escape is one.
      if position < end, let scalar = try? escape() { text.unicodeScalars.append(scalar) }
    }
    return text
  }

  /// What `\` and the letters after it stand for.
  private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
    position += 1
    guard let letter = next else { throw fault("it ends within an escape") }
    let scalar: Unicode.Scalar? =
      switch letter {
      case UInt8(ascii: "\""): "\""
      case UInt8(ascii: "\\"): "\\"
      case UInt8(ascii: "/"): "/"
      case UInt8(ascii: "b"): "\u{8}"
      case UInt8(ascii: "f"): "\u{C}"
      case UInt8(ascii: "n"): "\n"
      case UInt8(ascii: "r"): "\r"
      case UInt8(ascii: "t"): "\t"
      default: nil
      }
    if let scalar {
      position += 1
      return scalar
    }
    guard letter == UInt8(ascii: "u") else { throw fault("an escape that JSON does not have") }
    return try unicodeEscape()
  }

  /// `uXXXX`, or the two of them that are a surrogate pair.
  private mutating func unicodeEscape() throws(JSONFault) -> Unicode.Scalar {
    let start = position
    let unit = try hexadecimal()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    let afterFirst = position
    if unit < 0xDC00, take("\\"), next == UInt8(ascii: "u") {
      let low = try hexadecimal()
      if (0xDC00...0xDFFF).contains(low),
        let scalar = Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00))
      {
        return scalar
      }
    }
    switch halfPair {
    case .replaced:
      position = afterFirst
      return "\u{FFFD}"
    case .refused:
      throw fault("half of a `\\u` pair stands alone", at: start)
    }
  }

  /// The number after `u`, four hexadecimal digits.
  private mutating func hexadecimal() throws(JSONFault) -> UInt32 {
    position += 1
    var number: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault("`\\u` takes four hexadecimal digits")
      }
      number = number << 4 | UInt32(digit)
      position += 1
    }
    return number
  }
}
