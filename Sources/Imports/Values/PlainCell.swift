import CallModel

/// Reads cells of printable ASCII that are written as nearly all are. What it reads is what the readers of all
/// forms read; what it leaves (`nil`), and all that is at fault, is for them.
enum PlainCell {
  /// Whether no blanks are at the ends of a text that is not empty.
  static func isInk(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text[0] != ASCII.space && text[text.count - 1] != ASCII.space
  }

  static func isPhoneNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text[0] == UInt8(ascii: "+") && (8...16).contains(text.count)
      && text.dropFirst().allSatisfy(ASCII.isDigit)
  }

  /// An address without capital letters.
  static func isEmailAddress(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let at = UInt8(ascii: "@")
    guard text[0] != at, text[text.count - 1] != at else { return false }
    var count = 0
    for byte in text {
      switch byte {
      case at: count += 1
      case ASCII.space, ASCII.comma, UInt8(ascii: "<"), 0x41...0x5A: return false
      default: break
      }
    }
    return count == 1
  }

  static func flag(_ text: UnsafeBufferPointer<UInt8>) -> Bool? {
    switch text.count {
    case 1 where text[0] == UInt8(ascii: "1"): true
    case 1 where text[0] == UInt8(ascii: "0"): false
    case 2 where text.elementsEqual("no".utf8): false
    case 3 where text.elementsEqual("yes".utf8): true
    case 4 where text.elementsEqual("true".utf8): true
    case 5 where text.elementsEqual("false".utf8): false
    default: nil
    }
  }

  /// A number of no more than fifteen digits.
  static func count(_ text: some Collection<UInt8>) -> Int64? {
    guard (1...15).contains(text.count) else { return nil }
    var number: Int64 = 0
    for byte in text {
      guard ASCII.isDigit(byte) else { return nil }
      number = number * 10 + Int64(byte - 0x30)
    }
    return number
  }

  /// A bare number, as the smallest units of a currency with so many decimals.
  static func minorUnits(_ text: UnsafeBufferPointer<UInt8>, exponent: Int) -> Int64? {
    let isNegative = text[0] == UInt8(ascii: "-")
    let number = text.dropFirst(isNegative ? 1 : 0)
    let point = number.firstIndex(of: UInt8(ascii: "."))
    let decimals = point.map { number[($0 + 1)...] }
    guard let whole = count(number[..<(point ?? number.endIndex)]), number.count <= 12,
      decimals.map({ (1...4).contains($0.count) && $0.count <= exponent }) ?? true
    else { return nil }
    var units = whole
    for place in 0..<exponent {
      var digit: UInt8 = 0x30
      if let decimals, place < decimals.count { digit = decimals[decimals.startIndex + place] }
      guard ASCII.isDigit(digit) else { return nil }
      units = units * 10 + Int64(digit - 0x30)
    }
    return isNegative ? -units : units
  }
}
