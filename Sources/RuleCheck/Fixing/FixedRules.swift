public import Diagnostics

/// Rule files in which everything is mended that messages leave no choice about.
public struct FixedRules: Sendable {
  /// The files as they were and as they are now, in the order in which they were given.
  public let files: [(before: SourceFile, after: SourceFile)]
  /// What was mended, in the order in which it was.
  public let fixed: [Diagnostic]
  /// What is wrong with the files as they are now.
  public let rest: CheckResult

  /// Messages can bring each other about. Of rule files none has needed ten rounds; of files that are none
  /// a short one may take more of them than a long one.
  private static func mostRounds(for files: [CheckedFile]) -> Int {
    max(20, min(1000, 2_000_000 / max(1, files.reduce(0) { $0 + $1.source.bytes.count })))
  }

  /// Mends `files`, which are one ruleset.
  ///
  /// Some messages show only when others are gone, so the files are checked again until nothing is
  /// left to mend. Takes as long as checking does, for each round.
  public init(_ files: [CheckedFile], options: CheckOptions = CheckOptions()) {
    var current = files
    var fixed: [Diagnostic] = []
    var result = checkRules(current, options: options)
    for _ in 0..<Self.mostRounds(for: files) {
      // Files that are only included stay as they are.
      let paths = Set(current.map(\.source.path))
      let mendable = result.diagnostics.filter { message in
        message.fix.map { paths.contains($0.span.path) } ?? false
      }
      let edits = mendable.compactMap(\.fix)
      let changed = current.map { file in
        CheckedFile(name: file.name, source: file.source.applying(edits).file)
      }
      guard changed != current else { break }
      fixed += mendable
      current = changed
      result = checkRules(current, options: options)
    }
    self.files = zip(files, current).map { ($0.source, $1.source) }
    self.fixed = fixed
    rest = result
  }
}
