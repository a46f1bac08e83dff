import AttributionStore
import CallModel
import Diagnostics
import RuleEngine

/// What one source of evidence gives for a call: what was found before and what is found now.
struct Gathered<File: Sendable & Hashable> {
  /// The call's file as it is known now; `nil` if there is none.
  var file: File?
  /// What becomes of the file in the store.
  var update = EvidenceUpdate<File>.keep
  /// All hits of the plan's terms, old and new, on the clock of the recording.
  var hits: [Hit] = []
  /// How far the source was searched.
  var coverage = SourceCoverage.missing
  /// What found the hits, with its version; `nil` where nothing was searched.
  var finder: String?
  /// What a transcript says, to be kept; `nil` where it was not read now.
  var words: Transcript?
  /// What a transcript says, read now or kept; `nil` where there is none.
  var said: Transcript?
  /// What was measured in a recording, now or before; `nil` where nobody did.
  var sound: MeasuredSound?
  /// Whether it was measured now.
  var isNewlyMeasured = false
  /// The searches that were made now, one for each finder.
  var searches: [Search] = []
  /// Why terms could not be searched for though the source is there; `nil` where all were.
  var gap: SearchGap.Reason?
  /// What the user should know.
  var remarks: [InputError] = []
}
