/// What a note says: text, and values of the call in between.
///
/// `Finding` is what a value is read from: a `CheckedMention` in checked rules.
public struct NoteText<Finding: Sendable & Hashable>: Sendable, Hashable {
  /// A stretch of a note.
  public enum Part: Sendable, Hashable {
    /// Text as it is written.
    case text(String)
    /// The value that phrases call so, the last that was said.
    case captured(String, [Finding])
    /// An amount that the rule sets.
    case amount(Worth<Finding>)
  }

  /// The stretches, in order.
  public let parts: [Part]

  /// A note of `parts`.
  public init(parts: [Part]) { self.parts = parts }

  /// A note that says the same of every call.
  public init(_ text: String) { parts = [.text(text)] }

  /// The same note about something else.
  public func mapFindings<Other>(_ transform: (Finding) -> Other) -> NoteText<Other> {
    NoteText<Other>(
      parts: parts.map { part in
        switch part {
        case .text(let text): .text(text)
        case .captured(let name, let findings): .captured(name, findings.map(transform))
        case .amount(let worth): .amount(worth.mapFindings(transform))
        }
      })
  }
}

extension NoteText: ExpressibleByStringLiteral {
  /// A note that says the same of every call.
  public init(stringLiteral text: String) { self.init(text) }
}
