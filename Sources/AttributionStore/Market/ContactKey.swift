import ContentHash
public import Diagnostics
import Glibc

/// The key under which a store keeps what people can be reached by: the same number or address has the
/// same name in the store, so that it joins, and nobody without the key can tell whose it is.
public struct ContactKey: Sendable {
  private let digests: KeyedDigest
  private let seals: TextSeal

  /// A key of these bytes, of which there should be 32 and nobody should know them.
  public init(bytes: [UInt8]) {
    digests = KeyedDigest(key: bytes)
    // Whoever learns what stands for contacts learns nothing of the key that seals them.
    seals = TextSeal(key: digests.digest(ofUTF8: "earshot sealed contacts 1"))
  }

  /// The name of a telephone number in E.164, or of an address in lower case.
  public func name(of contact: String) -> String { digests.digest(ofUTF8: contact).hex }

  /// A number or an address so that only this key can read it; bound to the name that stands for it.
  func seal(_ contact: String, for name: String) throws -> String {
    try seals.seal(contact, for: name)
  }

  /// What was sealed; `nil` if it was not by this key, or was changed.
  func unseal(_ sealed: String, for name: String) -> String? { seals.open(sealed, for: name) }

  /// What tells this key from others without telling what it is.
  public var check: String { name(of: "earshot contact key") }
}

extension ContactKey {
  /// Where the key of the store at `path` lies unless another place is named: beside it.
  public static func path(besideStore path: String) -> String {
    let path = StorePlace.path(ofStore: path)
    return path.hasSuffix(".db") ? path.dropLast(3) + ".key" : path + ".key"
  }

  /// The key in the file at `path`; a file that is not there is made, with a new key that only its
  /// owner can read.
  ///
  /// A file that holds no key, and one that others can read, are errors.
  public init(creatingAt path: String) throws(InputError) {
    if let key = try Self.existing(at: path) {
      self = key
      return
    }
    let bytes = (0..<4).flatMap { _ in
      withUnsafeBytes(of: UInt64.random(in: .min ... .max)) { Array($0) }
    }
    if try Self.write(bytes, to: path) {
      self.init(bytes: bytes)
    } else if let key = try Self.existing(at: path) {
      // Another program has just made it.
      self = key
    } else {
      throw InputError(path: path, reason: "the key comes and goes")
    }
  }

  /// The key in the file at `path`; `nil` if there is no such file.
  public static func existing(at path: String) throws(InputError) -> ContactKey? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw InputError(path: path, couldNotBe: "opened", errno: errno)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & 0o077 == 0 else {
      throw InputError(
        path: path, reason: "others than its owner can read or change the key",
        advice: "chmod 600 \(path)")
    }
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    let digits = text.hasSuffix("\n") ? text.dropLast() : text[...]
    guard let key = Hexadecimal.bytes(digits), key.count == keyBytes else {
      throw InputError(
        path: path, reason: "not a key",
        advice: "a key is 64 hexadecimal digits; restore the file from a backup")
    }
    return ContactKey(bytes: key)
  }

  /// How many bytes a key has.
  private static let keyBytes = 32

  /// Writes a new file; `false` if there is one by now.
  private static func write(_ key: [UInt8], to path: String) throws(InputError) -> Bool {
    // The file appears whole or not at all: it is written beside, under a name that nobody else has, and
    // then linked to its own. Only its owner can read what `mkstemp` makes.
    var draft = Array("\(path).XXXXXX".utf8CString)
    let descriptor = mkstemp(&draft)
    guard descriptor >= 0 else {
      throw InputError(path: path, couldNotBe: "written", errno: errno)
    }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    defer { unlink(draft) }
    let text = Hexadecimal.text(key) + "\n"
    let count = Array(text.utf8).withUnsafeBytes {
      Glibc.write(descriptor, $0.baseAddress, $0.count)
    }
    let isWritten = count == text.utf8.count && fsync(descriptor) == 0
    let code = errno
    close(descriptor)
    guard isWritten else { throw InputError(path: path, couldNotBe: "written", errno: code) }
    if link(draft, path) == 0 { return true }
    if errno == EEXIST { return false }
    throw InputError(path: path, couldNotBe: "written", errno: errno)
  }
}
