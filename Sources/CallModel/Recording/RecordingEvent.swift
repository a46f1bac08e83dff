/// Something that happens in a call besides speech.
public struct RecordingEvent: Sendable, Hashable, Codable {
  /// What.
  public let kind: CallEventKind
  /// From when to when, in milliseconds from the start of the recording.
  public let span: TimeSpan
  /// The channel on which it is heard, counted from 0; `nil` where it is on none in particular.
  public let channel: Int?
  /// What is known of it besides: of a key that was pressed `digit`, `*`, `#` or a letter. Digits
  /// are not kept, since people type card numbers.
  public let detail: String?

  /// An event with all its parts.
  public init(
    _ kind: CallEventKind, span: TimeSpan, channel: Int? = nil, detail: String? = nil
  ) {
    self.kind = kind
    self.span = span
    self.channel = channel
    self.detail = detail
  }
}

/// The things that can happen in a call besides speech. The raw value is how a rule writes it.
public enum CallEventKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// The caller waits: music, with the announcements in between.
  case hold
  /// The call goes to somebody else. Sound does not tell; systems that know can say so.
  case transfer
  /// A key is pressed.
  case dtmf
  /// The other side's telephone rings: the tone that a caller hears.
  case ringback
  /// The line is busy.
  case busy
  /// The network could not put the call through: the quick busy tone.
  case reorder
  /// The greeting of an answering machine, up to its beep.
  case greeting
  /// The beep after which an answering machine records.
  case beep
  /// A fax machine answers or calls.
  case fax

  /// Those that sound tells: none of them in a recording that was measured means that it did not happen.
  public static let audible = Set(allCases).subtracting([.transfer])
}
