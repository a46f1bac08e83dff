/// A pattern for a whole text: `*` stands for any characters, `?` for exactly one; case does not
/// matter. A character is what a reader sees as one.
struct Glob {
  private let pattern: [Character]

  init(_ pattern: String) { self.pattern = Array(pattern.folded) }

  /// Whether all of `text` fits.
  ///
  /// Only the last `*` ever has to give way: what came before it matched as early as it could, and
  /// giving way there could only leave less text. So the time is O(text × pattern) at worst.
  func matches(_ text: String) -> Bool {
    let text = Array(text.folded)
    var place = 0
    var next = 0
    var star: (next: Int, place: Int)?
    while place < text.count {
      if next < pattern.count, pattern[next] == "*" {
        star = (next + 1, place)
        next += 1
      } else if next < pattern.count, pattern[next] == "?" || pattern[next] == text[place] {
        next += 1
        place += 1
      } else if let (afterStar, start) = star {
        star = (afterStar, start + 1)
        next = afterStar
        place = start + 1
      } else {
        return false
      }
    }
    return pattern[next...].allSatisfy { $0 == "*" }
  }
}
