package import AttributionStore
import CallModel
import Diagnostics
package import Imports

/// Brings files about the market into a store.
package struct MarketImporter {
  private let store: SQLCallStore
  private let contacts: ContactKeeping
  private let batchSize: Int?

  /// - Parameter batchSize: how many rows are booked at once; `nil` for as many as suit the table.
  package init(store: SQLCallStore, contacts: ContactKeeping, batchSize: Int? = nil) {
    self.store = store
    self.contacts = contacts
    self.batchSize = batchSize
  }

  /// Imports what `file` still holds.
  ///
  /// - Throws: that the file, the store or the file beside can no longer be used. What was booked until
  ///   then stays.
  package func importRows(of file: MarketFile) async throws -> ImportReport {
    let table = file.table
    var reading = file
    var rows = RowImport(
      of: file.path, header: file.header, batchSize: batchSize ?? Self.batchSize(of: table),
      empty: MarketBatch(columnCount: table.columns.count)
    ) { batch in
      switch try reading.next(into: &batch) {
      case .row: .row
      case .rejected(let row): .rejected(row)
      case nil: nil
      }
    }
    let (store, contacts) = (store, contacts)
    return try await rows.run { rows in
      try store.book(rows, in: table, contacts: contacts, recordedAt: Clock.now())
    }
  }

  /// A first import of deals makes their indexes once, if a batch holds all of them. Of what comes by the million a
  /// batch holds fewer, for the sake of memory.
  private static func batchSize(of table: MarketTable) -> Int {
    table.kind == .deals ? 100_000 : 20_000
  }
}
