internal import Diagnostics
import Glibc

/// The folder of an index as the system shows it.
struct IndexFolder: Sendable {
  /// The file that a writer locks.
  static let lockName = "lock"

  let path: String

  init(_ path: String) { self.path = path }

  /// Makes the folder if it is not there.
  ///
  /// - Throws: where that fails, or where it holds files but no index.
  func create() throws(InputError) {
    if mkdir(path, 0o777) == 0 { return }
    guard errno == EEXIST else { throw InputError(path: path, couldNotBe: "made", errno: errno) }
    let names = try fileNames()
    guard
      names.isEmpty || names.contains(Self.lockName)
        || names.contains(where: { Segment(fileName: $0, in: path) != nil })
    else {
      throw InputError(
        path: path, reason: "the folder holds other files and no index",
        advice: "name the folder of an index, or one that is empty")
    }
  }

  /// Returns once its list of names is on the disk, which no writing of a file sees to.
  func synchronize() throws(InputError) {
    let list = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if list >= 0 { close(list) } }
    guard list >= 0, fsync(list) == 0 else {
      throw InputError(path: path, couldNotBe: "written to the disk", errno: errno)
    }
  }

  /// Deletes a segment, and returns once that is on the disk.
  func delete(_ segment: Segment) throws(InputError) {
    guard unlink(segment.path) == 0 else {
      throw InputError(path: segment.path, couldNotBe: "deleted", errno: errno)
    }
    try synchronize()
  }

  /// Its segments in order.
  func segments() throws(InputError) -> [Segment] {
    try fileNames().compactMap { Segment(fileName: $0, in: path) }
      .sorted { $0.number < $1.number }
  }

  /// The names of the files that are neither segments nor the lock, sorted.
  func foreignNames() throws(InputError) -> [String] {
    try fileNames()
      .filter { $0 != Self.lockName && Segment(fileName: $0, in: path) == nil }.sorted()
  }

  private func fileNames() throws(InputError) -> [String] {
    guard let stream = opendir(path) else {
      throw InputError(path: path, couldNotBe: "read", errno: errno)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
