public import Diagnostics
import Foundation
import NamelessFile
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
    let bytes = try VConFile.recording(at: path, fetched: fetched)
    let file = try namelessFile(holding: bytes, of: path)
    let name = "/proc/self/fd/\(file.descriptor)"
    do {
      return try body(name)
    } catch {
      throw error.path == name
        ? InputError(path: path, at: error.location, reason: error.reason, advice: error.advice)
        : error
    }
  }

  private static func namelessFile(
    holding bytes: [UInt8], of path: String
  ) throws(InputError) -> NamelessFile {
    do throws(NamelessFile.Fault) {
      return try NamelessFile(
        in: [FileManager.default.temporaryDirectory.path], holding: bytes)
    } catch {
      throw InputError(
        path: path,
        reason: "its recording cannot be taken out of it into `\(error.folder)`: \(error.reason)")
    }
  }
}
