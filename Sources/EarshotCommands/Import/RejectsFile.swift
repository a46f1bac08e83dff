package import Diagnostics
import Foundation
package import Imports

/// The rows of a file that did not fit, as the file has them, so that they can be mended and imported:
/// `spend.rejects.csv` beside `spend.csv`. What is wrong with each stands in `spend.rejects.txt`.
package final class RejectsFile {
  /// Where the rows are.
  package let path: String
  private let header: [UInt8]
  private var rows: FileHandle?
  private var reasons: FileHandle?

  /// A file for the rows of the file at `path`, made when the first one comes.
  package init(besides path: String, header: [UInt8]) {
    let url = URL(filePath: path)
    let ending = url.pathExtension.isEmpty ? "" : "." + url.pathExtension
    self.path = String(path.dropLast(ending.count)) + ".rejects" + ending
    self.header = header
  }

  private var reasonsPath: String {
    let ending = URL(filePath: path).pathExtension
    return String(path.dropLast(ending == "rejects" ? 0 : ending.count + 1)) + ".txt"
  }

  /// Sets a row aside.
  package func append(_ row: RejectedRow) throws(InputError) {
    do {
      let (rows, reasons) = try opened()
      let lineBreak = row.bytes.last == UInt8(ascii: "\n") ? [] : [UInt8(ascii: "\n")]
      try rows.write(contentsOf: Data(row.bytes + lineBreak))
      let text = row.errors.map { "\($0)\n" }.joined()
      try reasons.write(contentsOf: Data(text.utf8))
    } catch {
      throw InputError(
        path: path, reason: "rows that do not fit cannot be set aside here",
        advice: "make room, or copy the file to a folder that may be written to")
    }
  }

  private func opened() throws -> (FileHandle, FileHandle) {
    if let rows, let reasons { return (rows, reasons) }
    // They hold what people can be reached by, in clear: nobody else may read them.
    let handles = try (Self.create(path), Self.create(reasonsPath))
    (rows, reasons) = handles
    let lineBreak = header.isEmpty || header.last == UInt8(ascii: "\n") ? [] : [UInt8(ascii: "\n")]
    try handles.0.write(contentsOf: Data(header + lineBreak))
    return handles
  }

  private static func create(_ path: String) throws -> FileHandle {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw CocoaError(.fileWriteNoPermission) }
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// Ends the file.
  package func close() throws(InputError) {
    do {
      try rows?.close()
      try reasons?.close()
    } catch {
      throw InputError(path: path, reason: "rows that do not fit cannot be set aside here")
    }
  }
}
