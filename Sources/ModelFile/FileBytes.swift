package import Diagnostics
import FoundationEssentials

/// Reads the files of a model whole.
package enum FileBytes {
  /// What the file at `path` holds.
  ///
  /// - Throws: that there is no such file, with `missingAdvice`, or that `name`, which is what
  ///   messages call it, cannot be read.
  package static func read(
    path: String, name: String = "the file", missingAdvice: String
  ) throws(InputError) -> [UInt8] {
    do {
      return [UInt8](try Data(contentsOf: URL(filePath: path)))
    } catch {
      let isMissing = (error as? CocoaError)?.code == .fileReadNoSuchFile
      throw InputError(
        path: path, reason: isMissing ? "there is no such file" : "\(name) cannot be read",
        advice: isMissing ? missingAdvice : nil)
    }
  }
}
