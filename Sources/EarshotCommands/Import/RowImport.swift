import AttributionStore
import Diagnostics
import Imports

/// Brings the rows of a file into a store, a batch in each transaction: what is booked stays booked,
/// whatever happens later, and importing the file again books the rest. While one batch is booked the next
/// is read.
struct RowImport<Batch: Sendable> {
  /// What came next in a file.
  enum Entry {
    /// It was added to the batch.
    case row
    case rejected(RejectedRow)
  }

  private let batchSize: Int
  private let empty: Batch
  private let next: (inout Batch) throws -> Entry?
  private let rejects: RejectsFile
  private var report: ImportReport

  /// How many faulty rows of a file are told; the others are counted, and all are set aside.
  private static var mostShown: Int { 20 }

  /// - Parameter empty: a batch without rows.
  /// - Parameter next: reads what comes next in the file at `path`, whose columns `header` names, and adds a
  ///   row that fits to the batch; `nil` at the end.
  init(
    of path: String, header: [UInt8], batchSize: Int, empty: Batch,
    next: @escaping (inout Batch) throws -> Entry?
  ) {
    self.batchSize = max(1, batchSize)
    self.empty = empty
    self.next = next
    rejects = RejectsFile(besides: path, header: header)
    report = ImportReport(file: path)
  }

  /// Reads the rest of the file and has it booked.
  ///
  /// - Throws: that the file, the store or the file beside can no longer be used. What was booked until
  ///   then stays.
  mutating func run(
    booking book: @escaping @Sendable (Batch) throws -> MarketImportResult
  ) async throws -> ImportReport {
    var result = MarketImportResult()
    var batch = try nextBatch()
    while batch.rowCount > 0 {
      let rows = batch.rows
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
    report.untimed = result.untimedCount
    report.tied = result.tiedCount
    report.leftOut = result.leftOutCount
    if report.rejected > 0 { report.rejectsFile = rejects.path }
    return report
  }

  /// The next rows that fit, a batch of them unless the file ends; the others are set aside.
  private mutating func nextBatch() throws -> (rows: Batch, rowCount: Int) {
    var rows = empty
    var rowCount = 0
    while rowCount < batchSize, let entry = try next(&rows) {
      switch entry {
      case .row: rowCount += 1
      case .rejected(let row):
        report.rejected += 1
        if report.shownErrors.count < Self.mostShown { report.shownErrors += row.errors }
        try rejects.append(row)
      }
    }
    return (rows, rowCount)
  }
}
