import AttributionStore
import CallModel
import Diagnostics
import Pipeline
import RuleEngine

/// The machine-readable form of a run's report; docs/formats/run-report.md describes it.
struct RunReportJSON: Encodable {
  let calls: [CallJSON]
  let totals: [MoneyJSON]
  let booked: Int
  let failed: Int
  let interrupted: Bool
  let laterCallsCorrected: Int

  enum CodingKeys: String, CodingKey {
    case calls, totals, booked, failed, interrupted
    case laterCallsCorrected = "later_calls_corrected"
  }

  init(_ report: BatchReport) {
    calls = report.calls.map(CallJSON.init)
    totals = report.totals.map(MoneyJSON.init)
    booked = report.bookedCount
    failed = report.failures.count
    interrupted = report.wasInterrupted
    laterCallsCorrected = report.laterCallCount
  }

  struct CallJSON: Encodable {
    let id: String
    let recording: String?
    let transcript: String?
    let status: String
    let error: String?
    let remarks: [String]?
    let outcomes: [OutcomeJSON]
    let excludedBy: [String]?
    let disqualified: [String]?
    let heldBack: [HeldBackJSON]?

    enum CodingKeys: String, CodingKey {
      case id, recording, transcript, status, error, remarks, outcomes, disqualified
      case excludedBy = "excluded_by"
      case heldBack = "held_back"
    }

    init(_ report: ProcessedCall) {
      id = report.call.id
      recording = report.call.recordingPath
      transcript = report.call.transcriptPath
      outcomes = report.outcomes.map(OutcomeJSON.init)
      switch report.result {
      case .booked(let booked):
        status = "booked"
        error = nil
        remarks = booked.remarks.isEmpty ? nil : booked.remarks.map(\.description)
        excludedBy = booked.exclusions.isEmpty ? nil : booked.exclusions.map(\.name)
        disqualified =
          booked.disqualifications.isEmpty ? nil : booked.disqualifications.map(\.reason)
        heldBack = booked.heldBack.isEmpty ? nil : booked.heldBack.map(HeldBackJSON.init)
      case .failed(let failure):
        status = "failed"
        error = failure.description
        (remarks, excludedBy, disqualified, heldBack) = (nil, nil, nil, nil)
      case .notReached:
        status = "not reached"
        error = nil
        (remarks, excludedBy, disqualified, heldBack) = (nil, nil, nil, nil)
      }
    }
  }

  struct OutcomeJSON: Encodable {
    let kind: String
    let name: String?
    let type: String?
    let value: MoneyJSON?
    let points: Int64?
    let text: String?
    let rule: String
    let ruleID: String
    let revision: Int64
    let file: String
    let evidence: [HitJSON]
    /// The sale that took the place of `value`; only journeys tell it.
    let sale: SaleJSON?

    enum CodingKeys: String, CodingKey {
      case kind, name, type, value, points, text, rule, revision, file, evidence, sale
      case ruleID = "rule_id"
    }

    init(_ outcome: Outcome) { self.init(outcome, sale: nil) }

    init(_ outcome: Outcome, sale: Sale?) {
      self.sale = sale.map(SaleJSON.init)
      var parts: (name: String?, type: String?, value: Money?, points: Int64?, text: String?)
      switch outcome.kind {
      case .conversion(let name, let value, let type):
        kind = "conversion"
        parts = (name, type, value, nil, nil)
      case .amount(let name, let value):
        kind = "amount"
        parts = (name, nil, value, nil, nil)
      case .tag(let tag):
        kind = "tag"
        parts = (tag, nil, nil, nil, nil)
      case .score(let points, let name):
        kind = "score"
        parts = (name, nil, nil, points, nil)
      case .note(let note):
        kind = "note"
        parts = (nil, nil, nil, nil, note)
      }
      name = parts.name
      type = parts.type
      value = parts.value.map(MoneyJSON.init)
      points = parts.points
      text = parts.text
      rule = outcome.rule.name
      ruleID = outcome.rule.id
      revision = outcome.rule.revision
      file = outcome.rule.file
      evidence = outcome.evidence.map(HitJSON.init)
    }
  }
}
