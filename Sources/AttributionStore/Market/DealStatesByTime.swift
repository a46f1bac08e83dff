import CallModel

/// The states of deals, written into their history at their own times.
///
/// What replaces a deal's state is written down by triggers. This adds what does not, since a newer one is known
/// already. Of several amounts at one stage and time the greatest counts, as in the triggers.
struct DealStatesByTime {
  private let writer: any BulkWriter
  private let places: (id: Int, stage: Int, modifiedAt: Int, amount: Int)
  private let stamp: String

  /// What writes the states of deals down; `nil` for tables of anything else.
  init?(_ db: StoreConnection, table: MarketTable, stamp: String) throws {
    let places = ["id", "stage", "modified_at", "amount"].compactMap { name in
      table.columns.firstIndex { $0.name == name }
    }
    guard table.kind == .deals, places.count == 4 else { return nil }
    self.places = (places[0], places[1], places[2], places[3])
    self.stamp = stamp
    writer = try db.bulkWriter(
      into: BulkTable(
        name: "deal_stages",
        columns: [
          "deal_id", "at", "stage", "amount_minor", "currency", "told_by", "changed_at",
        ],
        // What the history of a deal says counts before it.
        knownKeys: .replaced(
          key: ["deal_id", "at", "stage"],
          by: RowPrecedence(
            time: nil,
            ranks: [
              .init(column: "told_by", isNumber: false),
              .init(column: "amount_minor", isNumber: true),
              .init(column: "currency", isNumber: false),
            ]))))
  }

  /// Whether `batch` has two rows of one deal, so that what a trigger writes down for the second may hang on the
  /// state in the first.
  func hasHistories(_ batch: MarketBatch) -> Bool {
    let rows = (0..<batch.rowCount).map { $0 * batch.columnCount }
    // States without a time are left to triggers.
    guard rows.contains(where: { batch.cells[$0 + places.modifiedAt] != .unknown }) else {
      return false
    }
    var ids: Set<ArraySlice<UInt8>> = []
    for row in rows {
      guard case .text(let start, let count) = batch.cells[row + places.id] else { continue }
      ids.insert(batch.bytes[start..<start + Int(count)])
    }
    return ids.count < rows.count
  }

  /// Adds the state in the row at `row` of `batch`, after the row itself; one without a time has no place in the
  /// history.
  func add(_ batch: MarketBatch, _ row: Int) throws {
    guard case .instant(let modifiedAt) = batch.cells[row * batch.columnCount + places.modifiedAt]
    else { return }
    let values = batch.values(ofRow: row)
    guard case .text(let id) = values[places.id], case .text(let stage) = values[places.stage]
    else { return }
    try writer.add {
      $0.bind(id, at: 0)
      $0.bind(modifiedAt, at: 1)
      $0.bind(stage, at: 2)
      if case .money(let amount) = values[places.amount] {
        $0.bind(amount.minorUnits, at: 3)
        $0.bind(amount.currency.code, at: 4)
      }
      $0.bind("deals", at: 5)
      $0.bind(stamp, at: 6)
    }
  }

  /// Writes what is not written yet.
  func finish() throws { _ = try writer.finish() }
}
