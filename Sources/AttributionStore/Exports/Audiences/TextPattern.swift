/// A text in which `*` stands for anything; capitals make no difference.
struct TextPattern {
  private let parts: [[Character]]

  init(_ text: String) {
    parts = text.lowercased().split(separator: "*", omittingEmptySubsequences: false).map(
      Array.init)
  }

  /// Whether all of `text` is what the pattern says.
  func matches(_ text: String) -> Bool {
    let text = Array(text.lowercased())
    guard parts.count > 1 else { return parts.first == text }
    guard let first = parts.first, let last = parts.last, text.starts(with: first),
      text.count >= first.count + last.count, text.suffix(last.count).elementsEqual(last)
    else { return false }
    var rest = text.dropFirst(first.count).dropLast(last.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let place = Self.place(of: part, in: rest) else { return false }
      rest = rest[(place + part.count)...]
    }
    return true
  }

  private static func place(of part: [Character], in text: ArraySlice<Character>) -> Int? {
    guard text.count >= part.count else { return nil }
    return (text.startIndex...text.endIndex - part.count).first {
      text[$0..<$0 + part.count].elementsEqual(part)
    }
  }
}
