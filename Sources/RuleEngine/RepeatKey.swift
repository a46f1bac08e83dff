public import CallModel

/// What calls agree in that are the same for a limit.
public struct RepeatKey: Sendable, Hashable {
  private let values: [FieldValue]

  /// The key of a call with these facts; `nil` where a field is missing: such a call is the same as
  /// no other. Texts are the same as in comparisons, whatever their case.
  public init?(of facts: CallFacts, by paths: [String]) {
    var values: [FieldValue] = []
    for path in paths {
      switch facts[path] {
      case nil: return nil
      case .text(let text): values.append(.text(text.folded))
      case let value?: values.append(value)
      }
    }
    self.values = values
  }
}
