public import Diagnostics

/// A stretch of a rule file, for showing people which words a verdict rests on.
public struct RuleSpan: Sendable, Hashable {
  /// The file's place in `CheckedRuleset.files`.
  public let file: Int
  /// Where in the file.
  public let bytes: ByteSpan

  /// The stretch `bytes` of the file at `file`.
  public init(file: Int, bytes: ByteSpan) {
    self.file = file
    self.bytes = bytes
  }
}

/// One rule file as it was read.
public struct CheckedFile: Sendable, Hashable {
  /// What outcomes call the file: its path within the rules folder, with `/` between the parts, so
  /// that it is the same on every machine.
  public let name: String
  /// The content, and the path that messages show.
  public let source: SourceFile

  /// The file that outcomes call `name`.
  public init(name: String, source: SourceFile) {
    self.name = name
    self.source = source
  }
}
