package import Diagnostics
import Foundation

/// Reads the files of a model whole.
package enum FileBytes {
  /// What the file at `path` holds. It may be a pipe, as a shell makes one of `<(…)`, which can be read once.
  ///
  /// - Throws: that there is no such file, with `missingAdvice`, or that `name`, which is what
  ///   messages call it, cannot be read.
  package static func read(
    path: String, name: String = "the file", missingAdvice: String
  ) throws(InputError) -> [UInt8] {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      let isMissing = !FileManager.default.fileExists(atPath: path)
      throw InputError(
        path: path, reason: isMissing ? "there is no such file" : "\(name) cannot be read",
        advice: isMissing ? missingAdvice : nil)
    }
    defer { try? handle.close() }
    guard let data = try? handle.readToEnd() ?? Data() else {
      throw InputError(path: path, reason: "\(name) cannot be read")
    }
    return [UInt8](data)
  }
}
