import CallModel

/// What a column of the calls file, or a member of its objects, says about a call.
enum CallColumn: Hashable {
  case id
  case recording
  case transcript
  case channels
  case answerOffset
  /// A fact.
  case fact(Field)

  /// The name that error messages and documentation use.
  var name: String {
    switch self {
    case .id: "id"
    case .recording: "recording"
    case .transcript: "transcript"
    case .channels: "channels"
    case .answerOffset: "answer_offset"
    case .fact(let field): field.path
    }
  }
}

extension CallColumn {
  /// Names tell columns apart; to hash all that a field says of itself would take longer than to read a cell.
  func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
