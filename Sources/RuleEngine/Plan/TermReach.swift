import CallModel
import RuleCheck

/// Where a term can be found: all that deciding wants to know of one, worked out once.
struct TermReach: Sendable {
  /// Whether sound can be searched for it: not for a phrase whose values are read.
  let isHeard: Bool
  /// Whether transcripts can be searched for it: not for a recorded clip.
  let isRead: Bool
  /// What happens, where it is not said.
  let event: CallEventKind?

  init(_ term: Term) {
    isHeard = !term.readsValues
    isRead = !term.isRecorded
    event = term.event
  }
}
