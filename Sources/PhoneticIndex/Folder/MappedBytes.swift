internal import Diagnostics
import Glibc

/// A stretch of a file, mapped into memory for reading until nobody needs it any more.
///
/// What is mapped is never written to or cut off by this package: records are only ever added
/// behind it.
final class MappedBytes: Sendable {
  /// The address of the mapping's first page, as a number, since a pointer may not be shared.
  private let pageAddress: UInt
  private let pageBytes: Int
  private let lead: Int
  let count: Int

  /// Maps `range` of the file that is open as `descriptor`; `nil` where the system refuses (`errno`
  /// says why). The descriptor may be closed afterwards.
  ///
  /// - Precondition: `range` is not empty, and the file is that long.
  init?(descriptor: CInt, range: Range<Int>) {
    lead = range.lowerBound % Self.pageSize
    count = range.count
    pageBytes = lead + count
    let address = mmap(
      nil, pageBytes, PROT_READ, MAP_PRIVATE, descriptor, range.lowerBound - lead)
    guard let address, address != UnsafeMutableRawPointer(bitPattern: -1) else { return nil }
    pageAddress = UInt(bitPattern: address)
  }

  deinit { munmap(UnsafeMutableRawPointer(bitPattern: pageAddress), pageBytes) }

  func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { withExtendedLifetime(self) {} }
    let start = UnsafeRawPointer(bitPattern: pageAddress)
    return try body(
      UnsafeRawBufferPointer(start: start.map { $0 + lead }, count: start == nil ? 0 : count))
  }

  private static let pageSize = Int(sysconf(Int32(_SC_PAGESIZE)))
}

extension MappedBytes {
  /// Maps the whole file at `path`; `nil` where it has no more than `knownCount` bytes.
  convenience init?(wholeFile path: String, longerThan knownCount: Int) throws(InputError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw InputError(path: path, couldNotBe: "opened", errno: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw InputError(path: path, couldNotBe: "read", errno: errno)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw InputError(path: path, reason: "a folder, a pipe or a device, not a file")
    }
    guard status.st_size > max(knownCount, 0) else { return nil }
    self.init(descriptor: descriptor, range: 0..<Int(status.st_size))
  }

  /// Maps `range` of the file at `path`.
  ///
  /// - Throws: where the file cannot be opened or has become shorter.
  static func stretch(_ range: Range<Int>, of path: String) throws(InputError) -> MappedBytes {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw InputError(path: path, couldNotBe: "opened", errno: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw InputError(path: path, couldNotBe: "read", errno: errno)
    }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size >= range.upperBound else {
      throw InputError(
        path: path, at: .byte(Int(status.st_size)), reason: "the file has been cut off",
        advice: "restore it, or run `earshot index rebuild`")
    }
    guard let bytes = MappedBytes(descriptor: descriptor, range: range) else {
      throw InputError(path: path, couldNotBe: "mapped into memory", errno: errno)
    }
    return bytes
  }
}
