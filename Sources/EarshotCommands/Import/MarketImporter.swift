package import AttributionStore
import CallModel
import Diagnostics
package import Imports

/// Brings files about the market into a store.
package struct MarketImporter {
  private let store: SQLCallStore
  private let contacts: ContactKeeping
  private let batchSize: Int

  package init(store: SQLCallStore, contacts: ContactKeeping, batchSize: Int = 20_000) {
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
      of: file.path, header: file.header, batchSize: batchSize,
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
}
