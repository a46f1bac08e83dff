/// The line below all messages: `1 error in 1 of 6 files`.
public struct DiagnosticSummary: Sendable, Hashable {
  /// How many errors there are.
  public let errorCount: Int
  /// How many warnings there are.
  public let warningCount: Int
  /// How many files have a message.
  public let affectedFileCount: Int
  /// How many files were looked at.
  public let fileCount: Int

  /// The summary of `diagnostics` over `fileCount` files.
  public init(_ diagnostics: [Diagnostic], fileCount: Int) {
    errorCount = diagnostics.count { $0.severity == .error }
    warningCount = diagnostics.count - errorCount
    affectedFileCount = Set(diagnostics.map(\.primary.span.path)).count
    self.fileCount = fileCount
  }
}

extension DiagnosticSummary: CustomStringConvertible {
  /// `2 errors and 1 warning in 2 of 6 files`, `no errors in 6 files`.
  public var description: String {
    let files = "\(fileCount) file\(fileCount == 1 ? "" : "s")"
    let parts = [(errorCount, "error"), (warningCount, "warning")]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
    guard !parts.isEmpty else { return "no errors in \(files)" }
    return parts.joined(separator: " and ") + " in \(affectedFileCount) of \(files)"
  }
}
