import AttributionStore
import Diagnostics
import Imports

/// Brings the rows of a file into a store, a batch in each transaction: what is booked stays booked,
/// whatever happens later, and importing the file again books the rest. While one batch is booked the next
/// is read.
struct RowImport<Row: Sendable> {
  /// What comes next in a file.
  enum Entry {
    case row(Row)
    case rejected(RejectedRow)
  }

  private let batchSize: Int
  private let next: () throws -> Entry?
  private let rejects: RejectsFile
  private var report: ImportReport

  /// How many faulty rows of a file are told; the others are counted, and all are set aside.
  private static var mostShown: Int { 20 }

  /// - Parameter next: reads what comes next in the file at `path`, whose columns `header` names; `nil` at the
  ///   end.
  init(
    of path: String, header: [UInt8], batchSize: Int, next: @escaping () throws -> Entry?
  ) {
    self.batchSize = max(1, batchSize)
    self.next = next
    rejects = RejectsFile(besides: path, header: header)
    report = ImportReport(file: path)
  }

  /// Reads the rest of the file and has it booked.
  ///
  /// - Throws: that the file, the store or the file beside can no longer be used. What was booked until
  ///   then stays.
  mutating func run(
    booking book: @escaping @Sendable ([Row]) throws -> MarketImportResult
  ) async throws -> ImportReport {
    var result = MarketImportResult()
    var batch = try nextBatch()
    while !batch.isEmpty {
      let rows = batch
      async let booked = book(rows)
      do {
        batch = try nextBatch()
      } catch {
        // What was read before is booked all the same.
        _ = try await booked
        throw error
      }
      result += try await booked
    }
    try rejects.close()
    report.new = result.insertedCount
    report.superseded = result.supersededCount
    report.unchanged = result.unchangedCount
    if report.rejected > 0 { report.rejectsFile = rejects.path }
    return report
  }

  /// The next rows that fit, a batch of them unless the file ends; the others are set aside.
  private mutating func nextBatch() throws -> [Row] {
    var rows: [Row] = []
    rows.reserveCapacity(min(batchSize, 20_000))
    while rows.count < batchSize, let entry = try next() {
      switch entry {
      case .row(let row): rows.append(row)
      case .rejected(let row):
        report.rejected += 1
        if report.shownErrors.count < Self.mostShown { report.shownErrors += row.errors }
        try rejects.append(row)
      }
    }
    return rows
  }
}
