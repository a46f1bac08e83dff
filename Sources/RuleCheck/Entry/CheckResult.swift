public import Diagnostics

/// What checking a ruleset gave.
public struct CheckResult: Sendable {
  /// The rules, ready for the engine; `nil` if there is any error.
  public let ruleset: CheckedRuleset?
  /// Errors and warnings, in the order of files and of their text.
  public let diagnostics: [Diagnostic]
  /// The files, for showing lines of them.
  public let sources: [SourceFile]

  /// Whether something must be mended before anything runs.
  public var hasErrors: Bool { ruleset == nil }

  /// The messages and the summary line for people.
  public func text(usesColor: Bool = false) -> String {
    DiagnosticRenderer(files: sources, usesColor: usesColor)
      .text(diagnostics, fileCount: sources.count)
  }

  /// The messages for programs.
  public func json() -> String {
    DiagnosticJSON(files: sources).text(diagnostics, fileCount: sources.count)
  }

  /// The messages as SARIF 2.1.0, from the program of this version.
  public func sarif(toolVersion: String) -> String {
    DiagnosticSARIF(files: sources, toolVersion: toolVersion).text(diagnostics)
  }
}
