import Glibc

/// A file or folder whose name is not UTF-8. Paths are text here, so that no path leads to it: whoever goes through a
/// folder must tell of it rather than pass it over.
package struct UnreadableName: Sendable, Hashable {
  /// The path, with a replacement character for what is no text.
  package let path: String
  /// Whether it is a folder.
  package let isFolder: Bool

  /// What is told of it.
  package var error: InputError {
    InputError(path: path, reason: "its name is not UTF-8 text", advice: Self.advice)
  }

  private static let advice = "rename it"

  /// Those in the folder at `path`, in no order, hidden ones left out; none where the folder cannot be read.
  package static func entries(ofFolder path: String) -> [UnreadableName] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var found: [UnreadableName] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      guard name.first != UInt8(ascii: "."), String(validating: name, as: UTF8.self) == nil else {
        continue
      }
      var status = stat()
      let isKnown = (name + [0]).withUnsafeBytes { bytes in
        bytes.withMemoryRebound(to: CChar.self) { chars in
          chars.baseAddress.map { fstatat(dirfd(stream), $0, &status, 0) == 0 } ?? false
        }
      }
      found.append(
        UnreadableName(
          path: path + (path.hasSuffix("/") ? "" : "/") + String(decoding: name, as: UTF8.self),
          isFolder: isKnown && status.st_mode & S_IFMT == S_IFDIR))
    }
    return found
  }

  /// What to do where there is nothing at `path`, if its name may be the reason.
  package static func advice(forAbsent path: String) -> String? {
    path.unicodeScalars.contains("\u{FFFD}") ? "if its name is not UTF-8 text, \(advice)" : nil
  }
}
