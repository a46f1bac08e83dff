public import Diagnostics

/// A digest that a file states of what it points to, so that nothing else is taken for it.
public struct StatedDigest: Sendable, Hashable {
  /// How it was computed (FIPS 180-4).
  public enum Algorithm: String, Sendable, CaseIterable {
    /// SHA-256.
    case sha256
    /// SHA-512.
    case sha512

    /// How many bytes a digest has.
    var byteCount: Int {
      switch self {
      case .sha256: 32
      case .sha512: 64
      }
    }
  }

  private let algorithm: Algorithm
  private let bytes: [UInt8]

  /// The digest that `bytes` are; `nil` where they are more or fewer than the algorithm gives.
  public init?(_ algorithm: Algorithm, bytes: [UInt8]) {
    guard bytes.count == algorithm.byteCount else { return nil }
    self.algorithm = algorithm
    self.bytes = bytes
  }

  /// Whether it is the digest of `content`.
  public func fits(_ content: [UInt8]) -> Bool {
    content.withUnsafeBytes { content in
      fits { $0(content) }
    }
  }

  /// Whether it is the digest of the file at `path`, which is read in pieces of 1 MiB.
  ///
  /// - Throws: that it is no file, or cannot be read.
  public func fits(fileAt path: String) throws(InputError) -> Bool {
    try fits { (take) throws(InputError) in try FilePieces.read(path, take) }
  }

  private func fits<Fault>(
    _ pieces: ((UnsafeRawBufferPointer) -> Void) throws(Fault) -> Void
  ) throws(Fault) -> Bool {
    switch algorithm {
    case .sha256:
      var stream = SHA256Stream()
      try pieces { stream.update($0) }
      return stream.finishBytes() == bytes
    case .sha512:
      var stream = SHA512Stream()
      try pieces { stream.update($0) }
      return stream.finishBytes() == bytes
    }
  }
}
