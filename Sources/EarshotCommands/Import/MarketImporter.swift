package import AttributionStore
import CallModel
package import Diagnostics
package import Imports

/// Brings files about the market into a store, a batch of rows in each transaction: what is booked stays
/// booked, whatever happens later, and importing the file again books the rest.
package struct MarketImporter {
  private let store: SQLiteCallStore
  private let contacts: ContactKeeping
  private let batchSize: Int

  /// How many faulty rows of a file are told; the others are counted, and all are set aside.
  private static let mostShown = 20

  package init(store: SQLiteCallStore, contacts: ContactKeeping, batchSize: Int = 10_000) {
    self.store = store
    self.contacts = contacts
    self.batchSize = max(1, batchSize)
  }

  /// What became of a file.
  package struct Report: Encodable, Sendable {
    package let file: String
    package let new: Int
    package let superseded: Int
    package let unchanged: Int
    package let rejected: Int
    /// The file with the rows that did not fit; `nil` if all did.
    package let rejectsFile: String?
    /// What is said of them, the first ones.
    package let shownErrors: [InputError]

    enum CodingKeys: String, CodingKey {
      case file, new, superseded, unchanged, rejected
      case rejectsFile = "rejects_file"
    }

    /// `spend.csv: 120 rows · 118 new · 2 set aside in spend.rejects.csv`
    package var line: String {
      let parts = [
        PlainText.count(new + superseded + unchanged + rejected, "row"), part(new, "new"),
        part(superseded, "superseded"), part(unchanged, "unchanged"),
        rejectsFile.map { "\(PlainText.count(rejected)) set aside in \($0)" },
      ]
      return "\(file): " + parts.compactMap(\.self).joined(separator: " · ")
    }

    private func part(_ count: Int, _ what: String) -> String? {
      count > 0 ? "\(PlainText.count(count)) \(what)" : nil
    }
  }

  /// Imports what `file` still holds.
  ///
  /// - Throws: that the file, the store or the file beside can no longer be used. What was booked until
  ///   then stays.
  package func importRows(of file: MarketFile) throws -> Report {
    var file = file
    let rejects = RejectsFile(besides: file.path, header: file.header)
    var result = MarketImportResult()
    var batch: [MarketRow] = []
    var rejectedCount = 0
    var shown: [InputError] = []
    while let entry = try file.next() {
      switch entry {
      case .row(let row):
        batch.append(row)
        if batch.count == batchSize {
          result += try book(batch, in: file.table)
          batch.removeAll(keepingCapacity: true)
        }
      case .rejected(let row):
        rejectedCount += 1
        if shown.count < Self.mostShown { shown += row.errors }
        try rejects.append(row)
      }
    }
    if !batch.isEmpty { result += try book(batch, in: file.table) }
    try rejects.close()
    return Report(
      file: file.path, new: result.insertedCount, superseded: result.supersededCount,
      unchanged: result.unchangedCount, rejected: rejectedCount,
      rejectsFile: rejectedCount > 0 ? rejects.path : nil, shownErrors: shown)
  }

  private func book(
    _ rows: [MarketRow], in table: MarketTable
  ) throws(InputError) -> MarketImportResult {
    try store.book(rows, in: table, contacts: contacts, recordedAt: Clock.now())
  }
}
