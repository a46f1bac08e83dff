/// The words of a command, split as a POSIX shell splits them where nothing is expanded.
struct ShellWords {
  let words: [String]

  /// `nil` if a quote has no end.
  init?(_ text: String) {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var rest = text[...]
    while let character = rest.popFirst() {
      switch (quote, character) {
      case ("'", "'"), ("\"", "\""):
        quote = nil
      case ("\"", "\\"):
        // Between double quotes a backslash stands for itself, but before these.
        if let next = rest.first, "$`\"\\\n".contains(next) {
          rest.removeFirst()
          if next != "\n" { word?.append(next) }
        } else {
          word?.append(character)
        }
      case (.some, _):
        word?.append(character)
      case (nil, "'"), (nil, "\""):
        quote = character
        word = word ?? ""
      case (nil, "\\"):
        guard let next = rest.popFirst() else {
          word = (word ?? "") + "\\"
          break
        }
        // A line that ends in a backslash goes on in the next one.
        if next != "\n" { word = (word ?? "") + String(next) }
      case (nil, " "), (nil, "\t"), (nil, "\n"):
        if let word { words.append(word) }
        word = nil
      case (nil, _):
        word = (word ?? "") + String(character)
      }
    }
    guard quote == nil else { return nil }
    if let word { words.append(word) }
    self.words = words
  }
}
