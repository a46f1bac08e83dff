public import Diagnostics
import Foundation
import Glibc
import TranscriptInput

/// Where a recording is kept: in a file of its own, or within a vCon.
public enum RecordingPlace {
  /// Whether the recording at `path` is kept within a vCon: no recording is JSON.
  static func isVCon(_ path: String) -> Bool {
    VConFile.isVCon(named: path) || path.lowercased().hasSuffix(".json")
  }

  /// Whether the recording at `path` is that of a vCon which has it at a web address alone.
  static func isFetched(_ path: String) -> Bool {
    isVCon(path) && (try? VConFile.addresses(at: path))?.recording != nil
  }

  /// The bytes of the recording at `path`, as they are heard.
  ///
  /// - Throws: that they cannot be read, or taken out of the vCon.
  public static func bytes(at path: String) throws(InputError) -> [UInt8] {
    if isVCon(path) { return try VConFile.recording(at: path) }
    guard let data = try? Data(contentsOf: URL(filePath: path)) else {
      throw InputError(path: path, reason: "the recording cannot be read")
    }
    return Array(data)
  }

  /// Gives `body` the path of a file that holds the recording at `path`: that very path, or for a vCon
  /// a private file without a name, which is gone afterwards.
  ///
  /// - Parameter fetched: what was fetched from the addresses of the vCon.
  /// - Throws: what `body` throws, as an error of the file at `path`; that the recording cannot be taken
  ///   out of the vCon.
  static func withFile<Result>(
    holding path: String, fetched: FetchedFiles = .none,
    _ body: (_ file: String) throws(InputError) -> Result
  ) throws(InputError) -> Result {
    guard isVCon(path) else { return try body(path) }
    let file = try NamelessFile(
      holding: try VConFile.recording(at: path, fetched: fetched), of: path)
    do {
      return try body(file.path)
    } catch {
      throw error.path == file.path
        ? InputError(path: path, at: error.location, reason: error.reason, advice: error.advice)
        : error
    }
  }
}

/// A temporary file that only this process can open, and that goes when it goes out of scope, however
/// the process ends.
private struct NamelessFile: ~Copyable {
  /// A path under which this process can open it.
  var path: String { "/proc/self/fd/\(descriptor)" }
  private let descriptor: Int32

  /// A file with these bytes, which came from the file `owner`.
  init(holding bytes: [UInt8], of owner: String) throws(InputError) {
    let folder = FileManager.default.temporaryDirectory.path
    var name = Array("\(folder)/earshot-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    var code = descriptor < 0 ? errno : 0
    if descriptor >= 0 {
      unlink(name)
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }
    var written = 0
    while code == 0, written < bytes.count {
      let count = bytes.withUnsafeBytes { bytes in
        write(descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count > 0 { written += count } else if count == 0 || errno != EINTR { code = errno }
    }
    guard code == 0 else {
      if descriptor >= 0 { close(descriptor) }
      throw InputError(
        path: owner,
        reason: "its recording cannot be taken out of it into `\(folder)`: "
          + String(cString: strerror(code)))
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }
}
