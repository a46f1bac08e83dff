package import AttributionStore
package import Diagnostics
import Foundation

/// Writes tables into a folder, each into a file of its own. A file has its name only once it is whole: until
/// then it is called `….partial`.
package struct TableFiles: StoreTableSink {
  private let folder: URL
  private let format: TableFileFormat
  private var table: StoreTable?
  private var file: FileHandle?
  private var waiting = Data()
  private var rowCount = 0
  /// How many rows each table had, in the order in which they came.
  package private(set) var counts: [(table: String, rows: Int)] = []

  /// How much is written at once.
  private static let blockSize = 1 << 20

  /// Files in the folder at `path`, which is made if it is not there.
  package init(in path: String, as format: TableFileFormat) throws(InputError) {
    folder = URL(filePath: path)
    self.format = format
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw InputError(path: path, reason: "the folder cannot be made")
    }
  }

  package mutating func begin(_ table: StoreTable) throws {
    self.table = table
    rowCount = 0
    let path = partial(table).path
    // They tell of people: nobody else may read them.
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw InputError(path: path, couldNotBe: "written", errno: errno) }
    file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    waiting = Data(format.header(of: table).utf8)
  }

  package mutating func take(_ row: [QueryTable.Value]) throws {
    guard let table else { return }
    rowCount += 1
    waiting.append(contentsOf: format.line(row, of: table).utf8)
    if waiting.count >= Self.blockSize { try write(of: table) }
  }

  package mutating func end() throws {
    guard let table else { return }
    try write(of: table)
    do {
      try file?.close()
      // Takes the place of an older export at once.
      guard rename(partial(table).path, whole(table).path) == 0 else {
        throw CocoaError(.fileWriteUnknown)
      }
    } catch {
      throw InputError(path: whole(table).path, reason: "cannot be written")
    }
    file = nil
    counts.append((table.name, rowCount))
  }

  private mutating func write(of table: StoreTable) throws(InputError) {
    do {
      try file?.write(contentsOf: waiting)
    } catch {
      throw InputError(
        path: whole(table).path, reason: "cannot be written to its end",
        advice: "make room, then export again; what is there under its own name is whole")
    }
    waiting.removeAll(keepingCapacity: true)
  }

  private func whole(_ table: StoreTable) -> URL {
    folder.appending(path: "\(table.name).\(format.rawValue)")
  }

  private func partial(_ table: StoreTable) -> URL {
    whole(table).appendingPathExtension("partial")
  }
}
