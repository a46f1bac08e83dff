package import AttributionStore
import CallModel
import Diagnostics
package import Imports
import Pipeline

/// Brings calls into a store of which files tell, without hearing or reading them.
package struct CallImporter {
  private let store: SQLCallStore
  private let batchSize: Int

  /// - Parameter batchSize: how many calls are booked at once. A first import makes the indexes of calls once, if a
  ///   batch holds all of them.
  package init(store: SQLCallStore, batchSize: Int = 100_000) {
    self.store = store
    self.batchSize = batchSize
  }

  /// Imports what the calls file `file` still holds.
  ///
  /// - Throws: that the file, the store or the file beside can no longer be used. What was booked until
  ///   then stays.
  package func importRows(of file: CallRows) async throws -> ImportReport {
    var reading = file
    var rows = RowImport(
      of: file.path, header: file.header, batchSize: batchSize, empty: CallBatch()
    ) { batch in
      switch try reading.next(into: &batch) {
      case .call: .row
      case .rejected(let row): .rejected(row)
      case nil: nil
      }
    }
    let store = store
    return try await rows.run { try store.importCalls($0, recordedAt: Clock.now()) }
  }

  /// Imports the calls of the vCons at `path`, a file or a folder.
  package func importVCons(at path: String) throws -> ImportReport {
    let roster = try CallRoster(paths: [path], described: [])
    var report = ImportReport(file: path)
    let calls = roster.calls.enumerated().filter { roster.rejections[$0.offset] == nil }
    let result = try store.importCalls(calls.map(\.element), recordedAt: Clock.now())
    report.new = result.insertedCount
    report.superseded = result.supersededCount
    report.unchanged = result.unchangedCount
    report.leftOut = result.leftOutCount
    report.rejected = roster.rejections.count
    report.shownErrors = roster.rejections.sorted { $0.key < $1.key }.map(\.value)
    return report
  }

  /// Whether the file at `path` is a call by itself.
  package static func isVCon(_ path: String) -> Bool {
    path.hasSuffix(".vcon") || path.hasSuffix(".vcon.json")
  }
}
