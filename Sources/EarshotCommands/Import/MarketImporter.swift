package import AttributionStore
import CallModel
package import Diagnostics
package import Imports

/// Brings files about the market into a store, a batch of rows in each transaction: what is booked stays
/// booked, whatever happens later, and importing the file again books the rest. While one batch is booked
/// the next is read.
package struct MarketImporter {
  private let store: SQLiteCallStore
  private let contacts: ContactKeeping
  private let batchSize: Int

  /// How many faulty rows of a file are told; the others are counted, and all are set aside.
  private static let mostShown = 20

  package init(store: SQLiteCallStore, contacts: ContactKeeping, batchSize: Int = 20_000) {
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
  package func importRows(of file: MarketFile) async throws -> Report {
    let table = file.table
    var reading = Reading(file)
    var result = MarketImportResult()
    var batch = try reading.next(batchSize)
    while !batch.isEmpty {
      let rows = batch
      async let booked = book(rows, in: table)
      do {
        batch = try reading.next(batchSize)
      } catch {
        // What was read before is booked all the same.
        _ = try await booked
        throw error
      }
      result += try await booked
    }
    try reading.rejects.close()
    return Report(
      file: file.path, new: result.insertedCount, superseded: result.supersededCount,
      unchanged: result.unchangedCount, rejected: reading.rejectedCount,
      rejectsFile: reading.rejectedCount > 0 ? reading.rejects.path : nil,
      shownErrors: reading.shownErrors)
  }

  /// What is being read from a file.
  private struct Reading {
    private var file: MarketFile
    let rejects: RejectsFile
    private(set) var rejectedCount = 0
    private(set) var shownErrors: [InputError] = []

    init(_ file: MarketFile) {
      self.file = file
      rejects = RejectsFile(besides: file.path, header: file.header)
    }

    /// The next rows that fit, `count` of them unless the file ends; the others are set aside.
    mutating func next(_ count: Int) throws -> [MarketRow] {
      var rows: [MarketRow] = []
      rows.reserveCapacity(min(count, 20_000))
      while rows.count < count, let entry = try file.next() {
        switch entry {
        case .row(let row): rows.append(row)
        case .rejected(let row):
          rejectedCount += 1
          if shownErrors.count < MarketImporter.mostShown { shownErrors += row.errors }
          try rejects.append(row)
        }
      }
      return rows
    }
  }

  private func book(
    _ rows: [MarketRow], in table: MarketTable
  ) throws(InputError) -> MarketImportResult {
    try store.book(rows, in: table, contacts: contacts, recordedAt: Clock.now())
  }
}
