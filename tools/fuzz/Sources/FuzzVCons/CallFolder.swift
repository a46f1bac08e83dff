import Claims
import Foundation
import Glibc

/// A folder in memory with the vCon that is looked at, and a recording of which nothing but its being
/// there counts.
struct CallFolder {
  static let shared = CallFolder()

  /// The folder.
  let path: String
  /// The vCon that is looked at.
  let vCon: String

  private init() {
    var template = Array("/dev/shm/earshot-fuzz-XXXXXX".utf8CString)
    claim(mkdtemp(&template) != nil, "there is room for a folder in memory")
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    vCon = path + "/a.vcon"
    claim(
      FileManager.default.createFile(atPath: path + "/a.wav", contents: Data([0])),
      "a file can be made")
    claim(
      atexit { try? FileManager.default.removeItem(atPath: CallFolder.shared.path) } == 0,
      "the folder goes with the process")
  }

  /// Makes `bytes` the vCon.
  func write(_ bytes: [UInt8]) {
    let file = open(vCon, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    claim(Glibc.write(file, bytes, bytes.count) == bytes.count, "the file can be written")
    close(file)
  }
}
