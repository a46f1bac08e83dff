public import Diagnostics

/// What reading every byte of an index has shown.
public struct Verification: Sendable, Hashable {
  /// Something that is not as it should be.
  public struct Finding: Sendable, Hashable {
    /// What it means for what is searched.
    public enum Kind: Sendable, Hashable {
      /// An entry cannot be used any more and has to be made anew.
      case lost
      /// An entry is damaged, but a later one of the same name is sound.
      case replaced
      /// A byte is wrong that nothing depends on; every entry can be read.
      case harmless
      /// An entry ends before its end. Its writer was stopped, and it was never kept, or the file has lost its end since: the
      /// bytes do not tell. The next writer clears it away.
      case unfinished
      /// An entry is packed in another way than this version does, and has to be made anew.
      case ofAnotherCodec
      /// A file that is not the index's. It is left alone.
      case foreign
    }

    /// What it means.
    public let kind: Kind
    /// Whose entry it is, where that can be told.
    public let id: IndexEntry.ID?
    /// The file, the first byte known to be wrong, what is wrong with it, and what to do.
    public let error: InputError
  }

  /// How many entries can be searched.
  public internal(set) var soundCount = 0
  /// How many bytes were read.
  public internal(set) var byteCount = 0
  /// What was found, file by file and byte by byte.
  public internal(set) var findings: [Finding] = []

  /// Whether every entry that was ever kept can be searched, unless a file has lost its end.
  public var isSound: Bool {
    !findings.contains { $0.kind == .lost || $0.kind == .ofAnotherCodec }
  }
}
