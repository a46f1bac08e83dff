import AttributionStore
import CallModel
import Delivery
import PlatformExport

/// What a destination has to be told.
struct FoundChanges {
  let destination: String
  let requestCount: Int
  let acceptedCount: Int
  let objections: [ExportObjection]
  /// What was refused before, and stays so unless --retry is given.
  let refusedCount: Int
  /// What waits for an answer about something else.
  let underwayCount: Int

  init(
    _ destination: String, _ plan: DeliveryPlan, _ difference: ConversionDifference, retrying: Bool
  ) {
    self.destination = destination
    requestCount = plan.drafts.count
    acceptedCount = plan.acceptedCount
    objections = plan.objections
    refusedCount = retrying ? 0 : difference.refused.count
    underwayCount = difference.underwayCount
  }

  private var report: ConversionExportReport {
    ConversionExportReport(
      platform: destination, acceptedCount: acceptedCount, objections: objections)
  }

  /// Whether anything stays here that is the destination's.
  var hasErrors: Bool { report.hasErrors }

  /// Tells what stays here and why, and the counts.
  func writeObjections() {
    for line in report.lines(limit: ConversionExportReport.shownObjections, written: nil) {
      Terminal.writeError(line + "\n")
    }
    if underwayCount > 0 {
      let count = PlainText.count(underwayCount, "conversion", "conversions")
      Terminal.writeError("  \(destination): \(count) in the outbox already\n")
    }
    if refusedCount > 0 {
      let count = PlainText.count(refusedCount, "was", "were")
      Terminal.writeError("  \(destination): \(count) refused before; --retry tells them again\n")
    }
  }

  /// The same for programs.
  var json: JSON {
    JSON(
      destination: destination, requests: requestCount, conversions: acceptedCount,
      refused: refusedCount, underway: underwayCount,
      objections: objections.map(ConversionExportJSON.Objection.init))
  }

  struct JSON: Encodable {
    let destination: String
    let requests: Int
    let conversions: Int
    let refused: Int
    let underway: Int
    let objections: [ConversionExportJSON.Objection]
  }
}
