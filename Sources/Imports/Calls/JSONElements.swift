/// The elements of a list in a JSON document, found by its brackets and quotes alone, so that one that is
/// broken costs itself only.
struct JSONElements {
  /// One element, and the line on which it begins.
  struct Element {
    let line: Int
    let bytes: ArraySlice<UInt8>
  }

  private let bytes: [UInt8]
  private var position: Int
  private(set) var line: Int
  /// Whether the bytes have ended before the list did.
  private(set) var isCutOff = false

  /// The elements of the list that `bytes` are, or that stands under one of `names` in the object that they
  /// are; `nil` where there is no such list.
  init?(_ bytes: [UInt8], under names: Set<String>) {
    var scan = JSONScan(bytes)
    guard let start = scan.listStart(under: names) else { return nil }
    self.bytes = bytes
    position = start + 1
    line = 1 + bytes[..<start].count { $0 == ASCII.lineFeed }
  }

  /// The next element; `nil` at the end of the list, or of the bytes.
  mutating func next() -> Element? {
    skip { ASCII.isBlank($0) || $0 == ASCII.comma }
    isCutOff = position >= bytes.count
    guard position < bytes.count, bytes[position] != ASCII.closingBracket else { return nil }
    let (start, first) = (position, line)
    var scan = JSONScan(bytes, from: position)
    // A bracket that closes nothing is an element at fault.
    position = max(scan.endOfValue(), start + 1)
    line += bytes[start..<position].count { $0 == ASCII.lineFeed }
    return Element(line: first, bytes: bytes[start..<position])
  }

  private mutating func skip(while isSkipped: (UInt8) -> Bool) {
    while position < bytes.count, isSkipped(bytes[position]) {
      if bytes[position] == ASCII.lineFeed { line += 1 }
      position += 1
    }
  }
}

/// A look at where values of a JSON text end, whatever they hold.
private struct JSONScan {
  private let bytes: [UInt8]
  private var position: Int

  init(_ bytes: [UInt8], from position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// Where the list begins that the text is, or that stands under one of `names` in its object.
  mutating func listStart(under names: Set<String>) -> Int? {
    skipBlanks()
    guard position < bytes.count else { return nil }
    if bytes[position] == ASCII.openingBracket { return position }
    guard bytes[position] == ASCII.openingBrace else { return nil }
    position += 1
    while true {
      skipBlanks()
      guard position < bytes.count, bytes[position] == ASCII.quote else { return nil }
      let start = position + 1
      skipText()
      let name = String(decoding: bytes[start..<max(start, position - 1)], as: UTF8.self)
      skipBlanks()
      guard position < bytes.count, bytes[position] == ASCII.colon else { return nil }
      position += 1
      skipBlanks()
      if position < bytes.count, bytes[position] == ASCII.openingBracket, names.contains(name) {
        return position
      }
      position = endOfValue()
      skipBlanks()
      guard position < bytes.count, bytes[position] == ASCII.comma else { return nil }
      position += 1
    }
  }

  /// Where the value ends that begins here: at its last bracket, or before a comma, a bracket or the end.
  mutating func endOfValue() -> Int {
    var depth = 0
    while position < bytes.count {
      switch bytes[position] {
      case ASCII.quote:
        skipText()
        continue
      case ASCII.openingBrace, ASCII.openingBracket: depth += 1
      case ASCII.closingBrace, ASCII.closingBracket:
        if depth == 0 { return position }
        depth -= 1
        if depth == 0 { return position + 1 }
      case ASCII.comma: if depth == 0 { return position }
      default: break
      }
      position += 1
    }
    return position
  }

  private mutating func skipBlanks() {
    while position < bytes.count, ASCII.isBlank(bytes[position]) { position += 1 }
  }

  /// Goes behind the text whose opening quote is here.
  private mutating func skipText() {
    position += 1
    while position < bytes.count, bytes[position] != ASCII.quote {
      position += bytes[position] == ASCII.backslash ? 2 : 1
    }
    position = min(position + 1, bytes.count)
  }
}
