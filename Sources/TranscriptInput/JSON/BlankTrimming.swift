extension String {
  /// Whether it begins with a blank.
  var beginsWithBlank: Bool {
    guard let first = utf8.first, !first.isInk else { return false }
    return self.first?.isWhitespace == true
  }

  /// The text without the blanks around it.
  var withoutBlanksAround: String {
    let ink = utf8.drop { $0 == 0x20 }
    // Nearly all words are of these: looking up what a character is takes far longer than reading it.
    if ink.first?.isInk == true, ink.last?.isInk == true {
      return ink.count == utf8.count ? self : String(self[ink.startIndex...])
    }
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}

extension UInt8 {
  /// Whether it is a character of ASCII that can be seen. What may follow it cannot make a blank of it.
  fileprivate var isInk: Bool { (0x21...0x7E).contains(self) }
}
