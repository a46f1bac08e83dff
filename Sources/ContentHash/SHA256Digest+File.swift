public import Diagnostics

extension SHA256Digest {
  /// The digest of what the file at `path` holds, read once from beginning to end in pieces of
  /// 1 MiB, so that a recording of any length takes the same memory.
  ///
  /// A file that is written to meanwhile gives the digest of a mixture; callers hash what is at
  /// rest. Whatever is not a file, or cannot be opened or read, is an `InputError`.
  public init(ofFileAt path: String) throws(InputError) {
    var stream = SHA256Stream()
    try FilePieces.read(path) { stream.update($0) }
    self = stream.finish()
  }
}
