package import Diagnostics
import JSONText

/// What turns a document into another text, line by line, so that the cursor and folded parts stay
/// where they are.
package struct LineEdits {
  /// Beyond so many lines that may differ they are replaced as a whole: comparing them would take
  /// time in proportion to the square.
  private static let mostCompared = 2_000

  /// The stretches of the old text and what takes their place, from the end to the start.
  package let edits: [(span: ByteSpan, text: String)]

  /// The edits from `old` to `new`.
  package init(from old: [UInt8], to new: [UInt8]) {
    let oldLines = Self.lines(old)
    let newLines = Self.lines(new)
    var same = 0
    while same < min(oldLines.count, newLines.count), oldLines[same] == newLines[same] { same += 1 }
    var sameAtEnd = 0
    while sameAtEnd < min(oldLines.count, newLines.count) - same,
      oldLines[oldLines.count - 1 - sameAtEnd] == newLines[newLines.count - 1 - sameAtEnd]
    {
      sameAtEnd += 1
    }
    let oldPart = Array(oldLines[same..<oldLines.count - sameAtEnd])
    let newPart = Array(newLines[same..<newLines.count - sameAtEnd])
    var starts = [oldLines[..<same].reduce(0) { $0 + $1.count }]
    for line in oldPart { starts.append(starts[starts.count - 1] + line.count) }
    edits = Self.changes(from: oldPart, to: newPart).map { old, new in
      (
        ByteSpan(start: starts[old.lowerBound], end: starts[old.upperBound]),
        String(decoding: newPart[new].joined(), as: UTF8.self)
      )
    }
  }

  /// The runs of lines that differ, from the end to the start.
  private static func changes(
    from old: [ArraySlice<UInt8>], to new: [ArraySlice<UInt8>]
  ) -> [(old: Range<Int>, new: Range<Int>)] {
    guard !old.isEmpty || !new.isEmpty else { return [] }
    guard max(old.count, new.count) <= mostCompared else { return [(old.indices, new.indices)] }
    let difference = new.difference(from: old)
    let removed = Set(difference.removals.compactMap(\.offset))
    let inserted = Set(difference.insertions.compactMap(\.offset))
    var runs: [(old: Range<Int>, new: Range<Int>)] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      let (leftStart, rightStart) = (left, right)
      while removed.contains(left) { left += 1 }
      while inserted.contains(right) { right += 1 }
      if left > leftStart || right > rightStart {
        runs.append((leftStart..<left, rightStart..<right))
      } else {
        left += 1
        right += 1
      }
    }
    return runs.reversed()
  }

  /// The lines with the signs that end them.
  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      lines.append(bytes[start...index])
      start = index + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }
}

extension CollectionDifference.Change {
  /// Where it is.
  fileprivate var offset: Int? {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
