package import AttributionStore

/// What the settling of sales did, in a line.
package enum SettlementText {
  /// `sales: 12 took the place of what rules assumed · 1 taken back · 3 without a conversion`; `nil` where
  /// no sale is known.
  package static func line(_ settlement: SaleSettlement) -> String? {
    func part(_ count: Int, _ what: String) -> String? {
      count > 0 ? "\(PlainText.count(count)) \(what)" : nil
    }
    let parts = [
      part(settlement.settledCount, "took the place of what rules assumed"),
      part(settlement.unchangedCount, "did so before"),
      part(settlement.countedElsewhereCount, "led to one that counts at another conversion"),
      part(settlement.undoneCount, "taken back"),
      part(settlement.unmatchedCount, "without a conversion"),
      part(
        settlement.doubtfulCount,
        "may be a deal's own order and count twice (`earshot report duplicates`)"),
      part(settlement.mixedCount, "in several currencies, which are not added"),
    ].compactMap(\.self)
    return parts.isEmpty ? nil : "sales: " + parts.joined(separator: " · ")
  }
}
