extension PhrasePattern {
  /// A value that is read from what was said: `{money as total}`.
  public struct Slot: Sendable, Hashable {
    /// What kind of value.
    public let type: SlotType
    /// How many digits are asked for: the number after `:`, of digits and telephone numbers alone.
    public let size: Int?
    /// The name under which rules use the value.
    public let name: String?
    /// The bytes of the name in the source.
    public let nameSpan: Range<Int>?
    /// The bytes of the slot with its braces in the source.
    public let span: Range<Int>
  }

  /// The kinds of values that a slot can read.
  public enum SlotType: String, Sendable, Hashable, Codable, CaseIterable {
    /// An amount with its currency.
    case money
    /// A number.
    case number
    /// A share.
    case percent
    /// A day.
    case date
    /// A time of day.
    case time
    /// A telephone number.
    case phone
    /// Digits said one by one.
    case digits
  }

  /// All slots, in the order in which they are written.
  public var slots: [Slot] { Self.slots(in: elements) }

  private static func slots(in elements: [Element]) -> [Slot] {
    elements.flatMap { element -> [Slot] in
      switch element.kind {
      case .slot(let slot): [slot]
      case .group(let alternatives): alternatives.flatMap { slots(in: $0.elements) }
      case .word, .gap: []
      }
    }
  }
}
