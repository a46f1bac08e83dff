import CallExport
import CallModel

/// The findings of a call as a vCon's report holds them.
struct ExportReportJSON: Encodable {
  let call: String
  let outcomes: [RunReportJSON.OutcomeJSON]
  let hits: [HitJSON]

  /// Times of outcomes' evidence count from the answer, as everywhere; those of hits from the start of
  /// the recording.
  init(_ loaded: ExportedCalls.Loaded) {
    call = loaded.exported.call.id
    outcomes = loaded.outcomes.map(RunReportJSON.OutcomeJSON.init)
    hits = loaded.exported.hits.map(HitJSON.init)
  }
}
