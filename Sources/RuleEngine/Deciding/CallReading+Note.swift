import CallModel
import RuleCheck

extension CallReading {
  /// What `note` says of the call. A value that nobody said, and an amount that cannot be worked out,
  /// are said to be missing: people read notes.
  func text(of note: NoteText<PlannedFinding>) -> String {
    note.parts.map { part in
      switch part {
      case .text(let text): text
      case .captured(let name, let findings):
        hits.captures(named: name, in: findings).last?.capture.value.description ?? "(not said)"
      case .amount(let worth): value(of: worth).money?.description ?? "(no amount)"
      }
    }.joined()
  }
}
