import Diagnostics
import Foundation

/// A file with one thing to a line.
enum ListFile {
  /// The text of the file at `path`, which messages call `name`. It may be a pipe, as a shell makes one of
  /// `<(…)`: `FileManager` reads none.
  static func text(at path: String, called name: String) throws(InputError) -> String {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw InputError(path: path, reason: "the \(name) cannot be read")
    }
    defer { try? handle.close() }
    guard let data = try? handle.readToEnd() ?? Data() else {
      throw InputError(path: path, reason: "the \(name) cannot be read")
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw InputError(path: path, reason: "the \(name) is not UTF-8 text")
    }
    return text
  }
}
