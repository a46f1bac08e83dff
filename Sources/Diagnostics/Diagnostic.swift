/// One thing to tell the author of a source file: what is wrong, where, and what to do.
public struct Diagnostic: Sendable, Hashable {
  /// Which kind of message it is; says whether it is an error or a warning.
  public let code: DiagnosticCode
  /// What is wrong, in the author's words: one line, lower case, no full stop.
  public let summary: String
  /// The place that the message is about.
  public let primary: Label
  /// Other places that one must see to understand it.
  public let secondary: [Label]
  /// What to do, if there is something to say.
  public let help: String?
  /// Further facts.
  public let notes: [String]
  /// A change of the source that mends it, where there is only one; `nil` where somebody must decide.
  public let fix: Edit?

  /// A message with all its parts.
  public init(
    _ code: DiagnosticCode, _ summary: String, at primary: Label, and secondary: [Label] = [],
    help: String? = nil, notes: [String] = [], fix: Edit? = nil
  ) {
    self.code = code
    self.summary = summary
    self.primary = primary
    self.secondary = secondary
    self.help = help
    self.notes = notes
    self.fix = fix
  }

  /// The same message with one more note.
  public func adding(note: String) -> Diagnostic {
    Diagnostic(
      code, summary, at: primary, and: secondary, help: help, notes: notes + [note], fix: fix)
  }

  /// Whether it stops the run or only warns.
  public var severity: Severity { code.severity }

  /// A marked place with a few words to it.
  public struct Label: Sendable, Hashable {
    /// Where.
    public let span: SourceSpan
    /// What to see there; empty where the summary says it all.
    public let text: String

    /// The place `span`, with `text` written to it.
    public init(_ span: SourceSpan, _ text: String = "") {
      self.span = span
      self.text = text
    }
  }

  /// A stretch of a source file and what should stand there instead.
  public struct Edit: Sendable, Hashable {
    /// Where.
    public let span: SourceSpan
    /// What should stand there; empty for nothing.
    public let replacement: String

    /// `replacement` instead of what stands at `span`.
    public init(_ span: SourceSpan, _ replacement: String) {
      self.span = span
      self.replacement = replacement
    }
  }

  /// How bad it is.
  public enum Severity: String, Sendable, Hashable, Codable, CaseIterable {
    /// Nothing runs before this is mended.
    case error
    /// It runs, but probably not as meant.
    case warning
  }
}
