/// Reads Unicode scalars out of bytes that may be anything.
struct ScalarReader {
  let bytes: [UInt8]

  /// The scalar that starts at `index` and how many bytes it takes; `nil` at the end and where the
  /// bytes are not UTF-8 (overlong forms and surrogates included).
  func scalar(at index: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    guard index >= 0, index < bytes.count else { return nil }
    let first = bytes[index]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length: Int
    var value: UInt32
    let smallest: UInt32
    switch first {
    case 0xC2...0xDF: (length, value, smallest) = (2, UInt32(first & 0x1F), 0x80)
    case 0xE0...0xEF: (length, value, smallest) = (3, UInt32(first & 0x0F), 0x800)
    case 0xF0...0xF4: (length, value, smallest) = (4, UInt32(first & 0x07), 0x10000)
    default: return nil
    }
    guard index + length <= bytes.count else { return nil }
    for offset in 1..<length {
      let byte = bytes[index + offset]
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    guard value >= smallest, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, length)
  }

  /// The byte at `index`, or `nil` past the end.
  func byte(at index: Int) -> UInt8? {
    index >= 0 && index < bytes.count ? bytes[index] : nil
  }
}

extension Unicode.Scalar {
  /// Whether a name can begin with it.
  var startsName: Bool {
    if isASCII {
      return ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "_"
    }
    return switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .letterNumber:
      true
    default: false
    }
  }

  /// Whether a name can go on with it.
  var continuesName: Bool {
    if startsName || isASCIIDigit { return true }
    if isASCII { return false }
    return switch properties.generalCategory {
    case .decimalNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  /// `0` … `9`.
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }

  /// Whether it may not stand in a rule file at all, not even in text: what cannot be seen, and
  /// what makes text look other than it is.
  var isForbidden: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: false
    case 0x00...0x1F, 0x7F...0x9F: true
    default: isBidirectionalControl
    }
  }

  /// Whether it changes the direction in which text is shown.
  var isBidirectionalControl: Bool {
    switch value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// The ASCII character, or the won sign, of which this is the full-width form, unless a name can begin
  /// with it.
  var narrowForm: Unicode.Scalar? {
    if self == "\u{FFE6}" { return "₩" }
    guard ("\u{FF01}"..."\u{FF5E}").contains(self), !startsName else { return nil }
    return Unicode.Scalar(value - 0xFEE0)
  }

  /// `U+202E`.
  var codePointName: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension UInt8 {
  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
  var isASCIICapital: Bool { (0x41...0x5A).contains(self) }
}
