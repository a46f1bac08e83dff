/// How many cells text takes on a terminal.
public enum DisplayWidth {
  /// The cells of `text`: two for a Hangul syllable or another wide character, one for most others,
  /// none for control characters. Tabs count as control characters here: how wide they are depends
  /// on where they stand.
  public static func cells(of text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + cells(of: $1) }
  }

  /// The cells of one character as a reader sees it: a letter with its accents, a syllable of
  /// several jamo and a family of emoji are one character each.
  public static func cells(of character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    if first.isASCII { return first.value < 0x20 || first.value == 0x7F ? 0 : 1 }
    switch first.properties.generalCategory {
    case .control, .format, .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    if first.properties.isEmojiPresentation || isWide(first.value) { return 2 }
    // U+FE0F asks for the coloured picture, which is wide.
    return character.unicodeScalars.contains("\u{FE0F}") ? 2 : 1
  }

  /// Characters that the Unicode annex on East Asian width calls wide or fullwidth, in whole blocks.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF,
      0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
      0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }
}

extension Unicode.Scalar {
  /// Whether it would disturb a terminal or the order of what it shows.
  var disturbsDisplay: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

extension String {
  /// The text with a replacement character for each one that would disturb a terminal.
  package var undisturbing: String {
    guard unicodeScalars.contains(where: \.disturbsDisplay) else { return self }
    var clean = ""
    clean.unicodeScalars.append(
      contentsOf: unicodeScalars.map { $0.disturbsDisplay ? "\u{FFFD}" : $0 })
    return clean
  }
}
