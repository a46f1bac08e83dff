import Diagnostics

/// Where files lie that are looked at together: end to end, behind the file that is checked, whose
/// positions are counted from 0. So a position says in which file it is.
struct SourceLayout {
  /// A file and where it begins.
  struct Piece {
    let base: Int
    let source: SourceFile
    /// The rule file whose settings hold in it: itself, or the one that reads values from it.
    let file: Int
  }

  // INVARIANT: rising by base; none reaches into the next.
  private var pieces: [Piece] = []
  private var end: Int

  /// A layout behind any file of at most `longest` bytes.
  init(behind longest: Int) { end = longest + 1 }

  /// Adds a file; gives what its positions are counted from.
  mutating func add(_ source: SourceFile, file: Int) -> Int {
    let base = end
    pieces.append(Piece(base: base, source: source, file: file))
    end += source.bytes.count + 1
    return base
  }

  /// The file in which a position lies; `nil` in the file that is checked. Takes logarithmic time.
  func piece(at position: Int) -> Piece? {
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].base <= position { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : pieces[low - 1]
  }

  /// Where `span` lies in its file; `nil` in the file that is checked.
  func place(of span: ByteSpan) -> SourceSpan? {
    piece(at: span.start).map { piece in
      SourceSpan(path: piece.source.path, bytes: span.shifted(by: -piece.base))
    }
  }
}
