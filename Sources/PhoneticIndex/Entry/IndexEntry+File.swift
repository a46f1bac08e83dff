public import Diagnostics

/// An entry in a file of its own.
extension IndexEntry {
  /// Reads `bytes` as the contents of a file that errors call `path`: one entry, and nothing else.
  ///
  /// - Throws: where a byte is not as it was written.
  public init(bytes: [UInt8], path: String) throws(InputError) {
    do throws(Damage) {
      try self.init(record: .memory(bytes))
    } catch {
      throw InputError(path: path, at: .byte(error.byte), reason: error.reason)
    }
  }

  /// What a file holds that holds this entry alone.
  public var fileBytes: [UInt8] {
    bytes.withBytes { Array($0) }
  }
}
