package import Diagnostics
import Glibc

/// Where a program lies that is called by its name.
package enum ProgramPath {
  /// The path of `program`, a name or a path.
  ///
  /// - Parameters:
  ///   - searchPath: folders with colons between them, as in `PATH`.
  ///   - origin: where the program is named, for the message.
  ///   - advice: what to do where there is none; `nil` for advice that fits any program.
  /// - Throws: that there is no such program, or that it may not be started.
  package static func find(
    _ program: String, in searchPath: String, from origin: String, advice: String? = nil
  ) throws(InputError) -> String {
    let isPath = program.contains("/")
    let candidates =
      isPath
      ? [program]
      : searchPath.split(separator: ":", omittingEmptySubsequences: false)
        .map { ($0.isEmpty ? "." : $0) + "/" + program }
    if let path = candidates.first(where: isProgram) { return path }
    let exists = candidates.contains { access($0, F_OK) == 0 }
    throw InputError(
      path: origin,
      reason: exists
        ? "`\(program)` is no program that may be started" : "there is no program `\(program)`",
      advice: exists
        ? "chmod +x makes a script one"
        : advice ?? (isPath ? "look at the path" : "install it, or write its whole path"))
  }

  private static func isProgram(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }
}
