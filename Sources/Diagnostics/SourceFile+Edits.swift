extension SourceFile {
  /// The file with `edits` made, and how many those were.
  ///
  /// Edits of other files are left out, and of two that touch each other the later one: what it would
  /// mend may be another thing once the earlier one is made.
  public func applying(_ edits: [Diagnostic.Edit]) -> (file: SourceFile, editCount: Int) {
    let here = edits.filter { $0.span.path == path }
      .sorted {
        ($0.span.bytes.start, $0.span.bytes.end) < ($1.span.bytes.start, $1.span.bytes.end)
      }
    var changed: [UInt8] = []
    var (position, count) = (0, 0)
    for edit in here {
      let span = clamped(edit.span.bytes)
      guard span.start > position || count == 0 && span.start == position else { continue }
      changed += bytes[position..<span.start] + Array(edit.replacement.utf8)
      position = span.end
      count += 1
    }
    return (SourceFile(path: path, bytes: changed + bytes[position...]), count)
  }
}
