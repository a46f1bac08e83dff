import Diagnostics
import Foundation

/// A file that somebody names with `--out`.
enum OutputFile {
  /// Writes the file whole or not at all. A link is followed; a device or a pipe, which nothing may take the place of,
  /// is written to.
  static func write(_ text: String, to path: String) throws(InputError) {
    let url = URL(filePath: path)
    do {
      if isReplaced(path) {
        try Data(text.utf8).write(to: url.resolvingSymlinksInPath(), options: .atomic)
      } else {
        try Data(text.utf8).write(to: url)
      }
    } catch {
      throw InputError(
        path: path, reason: "cannot be written",
        advice: "check that the folder is there and has room")
    }
  }

  /// Whether nothing is there, or a file that another may take the place of.
  private static func isReplaced(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
  }
}
