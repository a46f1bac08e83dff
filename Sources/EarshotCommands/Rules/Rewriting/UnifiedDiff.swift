/// The difference between two texts, line by line, as `diff -u` shows it.
package struct UnifiedDiff {
  /// How many unchanged lines are shown around changed ones.
  private static let contextCount = 3
  /// Stretches with more lines are shown as replaced in one piece: finding out which lines stayed
  /// takes time with the square of their number.
  private static let mostCompared = 2000

  private let path: String
  private let lines: [Line]

  private struct Line {
    let sign: Character
    let text: Substring
    /// How many lines of the old and of the new text stand before it.
    let oldBefore: Int
    let newBefore: Int
  }

  /// The difference of two texts of the file at `path`.
  package init(path: String, before: String, after: String) {
    self.path = path
    let (old, new) = (Self.split(before), Self.split(after))
    let (removed, inserted) = Self.changes(from: old, to: new)
    var lines: [Line] = []
    var (oldIndex, newIndex) = (0, 0)
    while oldIndex < old.count || newIndex < new.count {
      let sign: Character =
        removed.contains(oldIndex) ? "-" : inserted.contains(newIndex) ? "+" : " "
      let text = sign == "+" ? new[newIndex] : old[oldIndex]
      lines.append(Line(sign: sign, text: text, oldBefore: oldIndex, newBefore: newIndex))
      if sign != "+" { oldIndex += 1 }
      if sign != "-" { newIndex += 1 }
    }
    self.lines = lines
  }

  /// The lines of a text, each with its line feed; the last one may have none.
  private static func split(_ text: String) -> [Substring] {
    var lines: [Substring] = []
    var rest = text.utf8[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(Substring(rest[...end]))
      rest = rest[rest.index(after: end)...]
    }
    return rest.isEmpty ? lines : lines + [Substring(rest)]
  }

  /// Which lines of the old text go and which of the new text come.
  private static func changes(
    from old: [Substring], to new: [Substring]
  ) -> (removed: Set<Int>, inserted: Set<Int>) {
    let start = zip(old, new).prefix { isSame($0, $1) }.count
    let room = min(old.count, new.count) - start
    let end = zip(old.reversed(), new.reversed()).prefix(room).prefix { isSame($0, $1) }.count
    let (oldRange, newRange) = (start..<old.count - end, start..<new.count - end)
    guard max(oldRange.count, newRange.count) <= mostCompared else {
      return (Set(oldRange), Set(newRange))
    }
    var (removed, inserted) = (Set<Int>(), Set<Int>())
    for change in new[newRange].difference(from: old[oldRange], by: isSame) {
      switch change {
      case .remove(let offset, _, _): removed.insert(start + offset)
      case .insert(let offset, _, _): inserted.insert(start + offset)
      }
    }
    return (removed, inserted)
  }

  /// To the byte: composed and decomposed letters are equal as texts.
  private static func isSame(_ left: Substring, _ right: Substring) -> Bool {
    left.utf8.elementsEqual(right.utf8)
  }

  /// The header and the hunks; nothing where the texts are the same.
  package func lines(usesColor: Bool = false) -> [String] {
    let hunks = hunks()
    guard !hunks.isEmpty else { return [] }
    let header = ["--- \(path)", "+++ \(path)"]
    return header + hunks.flatMap { [heading(of: $0)] + $0.flatMap { shown($0, usesColor) } }
  }

  private func hunks() -> [ArraySlice<Line>] {
    var hunks: [Range<Int>] = []
    for index in lines.indices where lines[index].sign != " " {
      let around =
        max(0, index - Self.contextCount)..<min(lines.count, index + Self.contextCount + 1)
      if let last = hunks.last, last.upperBound >= around.lowerBound {
        hunks[hunks.count - 1] = last.lowerBound..<around.upperBound
      } else {
        hunks.append(around)
      }
    }
    return hunks.map { lines[$0] }
  }

  private func heading(of hunk: ArraySlice<Line>) -> String {
    let oldCount = hunk.count { $0.sign != "+" }
    let newCount = hunk.count { $0.sign != "-" }
    let old = (hunk.first?.oldBefore ?? 0) + (oldCount > 0 ? 1 : 0)
    let new = (hunk.first?.newBefore ?? 0) + (newCount > 0 ? 1 : 0)
    return "@@ -\(old),\(oldCount) +\(new),\(newCount) @@"
  }

  private func shown(_ line: Line, _ usesColor: Bool) -> [String] {
    let hasLineFeed = line.text.utf8.last == UInt8(ascii: "\n")
    let text = "\(line.sign)" + (hasLineFeed ? line.text.dropLast() : line.text)
    let marked =
      usesColor && line.sign != " "
      ? "\u{1B}[\(line.sign == "+" ? 32 : 31)m\(text)\u{1B}[0m" : text
    return hasLineFeed ? [marked] : [marked, "\\ No newline at end of file"]
  }
}
