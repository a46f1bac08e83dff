import PlatformExport

/// A report on an export as JSON.
struct ConversionExportJSON: Encodable {
  let platform: String
  let accepted: Int
  let objections: [Objection]

  struct Objection: Encodable {
    let call: String
    let outcome: Int64
    let rule: String
    let reason: String
    let help: String

    init(_ objection: ExportObjection) {
      call = objection.callID
      outcome = objection.outcomeID
      rule = objection.rule.rawValue
      reason = objection.reason
      help = objection.advice
    }
  }
}
