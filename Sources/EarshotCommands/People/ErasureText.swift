import AttributionStore
import CallModel
import Diagnostics

/// Erasures in words.
enum ErasureText {
  /// What would go.
  static func preview(_ plan: ErasurePlan, files: [String]) -> [String] {
    var lines = ["  one person: " + names(plan), "  would go: " + counts(plan.rowCounts)]
    if !plan.values.isEmpty {
      lines.append("  worth " + money(plan) + ", which reports would count no longer")
    }
    lines += told(plan)
    lines += remaining(files)
    lines.append("  nothing was changed; --for-good erases")
    return lines
  }

  /// What went.
  static func done(
    _ erasure: Erasure, _ plan: ErasurePlan, removedEntries: Int, files: [String]
  ) -> [String] {
    var parts = [counts(erasure.rowCounts)]
    if removedEntries > 0 {
      parts.append(PlainText.count(removedEntries, "entry of the index", "entries of the index"))
    }
    var lines = ["  erasure \(erasure.id): " + parts.joined(separator: " · ")]
    if !plan.values.isEmpty { lines.append("  reports count " + money(plan) + " less") }
    lines += told(plan)
    lines += remaining(files)
    return lines
  }

  /// `2 calls · 1 order`, the tables that people know by what stands in them.
  static func counts(_ rows: [String: Int]) -> String {
    let parts = shown.compactMap { table, one, many in
      rows[table].map { PlainText.count($0, one, many) }
    }
    return parts.isEmpty ? "nothing" : parts.joined(separator: " · ")
  }

  private static let shown = [
    ("calls", "call", "calls"), ("outcomes", "ledger entry", "ledger entries"),
    ("transcript_texts", "transcript", "transcripts"),
    ("touchpoints", "touchpoint", "touchpoints"), ("deals", "deal", "deals"),
    ("orders", "line of orders", "lines of orders"),
    ("subscriptions", "price of subscriptions", "prices of subscriptions"),
    ("engagement", "event", "events"),
    ("sealed_contacts", "number or address", "numbers and addresses"),
    ("person_decisions", "decision", "decisions"),
  ]

  private static func names(_ plan: ErasurePlan) -> String {
    let names = plan.names.map(PersonNameText.text)
    return names.isEmpty
      ? "whoever made call \(plan.callIDs.map(\.shownAsCell).joined(separator: ", "))"
      : names.joined(separator: ", ")
  }

  private static func money(_ plan: ErasurePlan) -> String {
    plan.values.map(\.description).joined(separator: " and ")
  }

  private static func told(_ plan: ErasurePlan) -> [String] {
    plan.told.map { told in
      let conversions = PlainText.count(told.conversionCount, "conversion")
      return
        "  \(told.destination.shownAsCell) was told of \(conversions), and is not told of this: erase it there"
    }
  }

  private static func remaining(_ files: [String]) -> [String] {
    guard !files.isEmpty else { return [] }
    return ["  yours to delete:"] + files.map { "    \($0.shownAsCell)" }
  }
}
