extension PhrasePattern: CustomStringConvertible {
  /// The pattern in its canonical spelling: one space between elements, none beside brackets.
  public var description: String { Self.spell(elements) }

  private static func spell(_ elements: [Element]) -> String {
    elements.map(\.description).joined(separator: " ")
  }
}

extension PhrasePattern.Element: CustomStringConvertible {
  /// The element in its canonical spelling.
  public var description: String {
    let spelling =
      switch kind {
      case .word(let word): word.description
      case .group(let alternatives):
        "(" + alternatives.map(\.description).joined(separator: "|") + ")"
      case .slot(let slot): slot.description
      case .gap(let gap): gap.description
      }
    return isOptional ? spelling + "?" : spelling
  }
}

extension PhrasePattern.Alternative: CustomStringConvertible {
  /// The elements in their canonical spelling.
  public var description: String { elements.map(\.description).joined(separator: " ") }
}

extension PhrasePattern.Word: CustomStringConvertible {
  /// The word with its sign.
  public var description: String {
    switch mode {
    case .plain: text
    case .exact: "=" + text
    case .inflected: text + "~"
    case .prefix: text + "*"
    case .suffix: "*" + text
    }
  }
}

extension PhrasePattern.Slot: CustomStringConvertible {
  /// The slot with its braces.
  public var description: String {
    "{" + type.rawValue + (size.map { ":\($0)" } ?? "") + (name.map { " as \($0)" } ?? "") + "}"
  }
}

extension PhrasePattern.Gap: CustomStringConvertible {
  /// `...`, and the number where it is not the usual one.
  public var description: String {
    maxWords == Self.defaultMaxWords ? "..." : "...\(maxWords)"
  }
}
