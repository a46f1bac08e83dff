/// A stretch of a rule file, for showing people which words a verdict rests on.
public struct RuleSpan: Sendable, Hashable, Codable {
  /// The file's place in `CheckedRuleset.files`.
  public let file: Int
  /// UTF-8 bytes, counted from 0 in the file's text.
  public let bytes: Range<Int>

  /// The stretch `bytes` of the file at `file`.
  public init(file: Int, bytes: Range<Int>) {
    self.file = file
    self.bytes = bytes
  }
}

/// One rule file as it was read.
public struct RuleFile: Sendable, Hashable {
  /// The path, relative to the rules folder, with `/` between the parts.
  public let path: String
  /// The text that spans count in: NFC, without a byte order mark.
  public let text: String

  /// The file at `path` with `text` in it.
  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}
