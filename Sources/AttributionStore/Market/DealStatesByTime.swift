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

  /// Adds the state in `row`, after the row itself; one without a time has no place in the history.
  func add(_ row: MarketRow) throws {
    guard case .text(let id) = row.values[places.id],
      case .text(let stage) = row.values[places.stage],
      case .instant(let modifiedAt) = row.values[places.modifiedAt]
    else { return }
    try writer.add {
      $0.bind(id, at: 0)
      $0.bind(modifiedAt, at: 1)
      $0.bind(stage, at: 2)
      if case .money(let amount) = row.values[places.amount] {
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
