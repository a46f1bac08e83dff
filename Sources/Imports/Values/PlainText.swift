import CallModel

extension String {
  /// Whether this is printable ASCII without blanks at its ends, as nearly all cells are: what they hold is
  /// then what they say.
  var isPlainInk: Bool {
    var text = self
    return text.withUTF8 { bytes in
      guard let first = bytes.first, let last = bytes.last, first > ASCII.space, last > ASCII.space
      else { return false }
      return bytes.allSatisfy { $0 >= ASCII.space && $0 < 0x7F }
    }
  }
}

/// Blanks at the two ends of a cell, which mean nothing.
enum BlankEnds {
  static func trimmed(_ text: some StringProtocol) -> String {
    let text = String(text)
    // Nearly every cell: nothing is there to be taken off.
    let ink: ClosedRange<UInt8> = 0x21...0x7E
    if let first = text.utf8.first, let last = text.utf8.last, ink.contains(first),
      ink.contains(last)
    {
      return text
    }
    let blanks: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
    var scalars = Substring(text).unicodeScalars.drop(while: blanks)
    while let last = scalars.last, blanks(last) { scalars.removeLast() }
    return String(Substring(scalars))
  }
}

/// Characters that move the cursor or end a text early.
enum ControlCharacters {
  /// Passes text with no control characters but tabs and line breaks.
  static func check(_ text: String) throws(ValueFault) {
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return }
    for scalar in text.unicodeScalars
    where scalar.properties.generalCategory == .control && !"\t\n\r".unicodeScalars.contains(scalar)
    {
      let number = String(scalar.value, radix: 16, uppercase: true)
      throw ValueFault(
        "holds the control character U+\(String(repeating: "0", count: max(0, 4 - number.count)))\(number)"
      )
    }
  }
}

/// Who speaks on which channel.
enum ChannelsText {
  /// More channels than any recording of a call has.
  static let limit = 32

  /// The speakers in `text`, channel 0 first: `caller,agent`, also with semicolons, slashes or blanks
  /// between them.
  static func speakers(_ text: String) throws(ValueFault) -> [Speaker] {
    let words = text.lowercased().split { ",;/ \t\n\r".contains($0) }
    let advice = "write caller, agent or unknown for each channel, for example caller,agent"
    guard words.count <= limit else {
      throw ValueFault("names more than \(limit) channels", advice: advice)
    }
    var speakers: [Speaker] = []
    for word in words {
      guard let speaker = Speaker(rawValue: String(word)) else {
        throw ValueFault(
          "does not name a speaker: \(ValueFault.quoted(String(word)))", advice: advice)
      }
      speakers.append(speaker)
    }
    return speakers
  }
}
