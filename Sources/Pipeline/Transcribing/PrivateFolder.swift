import Diagnostics
import Foundation

/// A folder that only this user can look into, removed with everything in it when nobody holds it any
/// more.
struct PrivateFolder: ~Copyable {
  let path: String

  /// Makes one where the system keeps what is soon gone.
  init() throws(InputError) {
    let parent = FileManager.default.temporaryDirectory.path
    path = parent + "/earshot-" + UUID().uuidString
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch {
      throw InputError(
        path: parent, reason: "no folder can be made there",
        advice: "TMPDIR names another place")
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
