public import Diagnostics
internal import ModelFile

/// A dictionary of pronunciations in the CMU form, one a line: the word, blank space, its phones.
///
///     credit K R EH D IH T
///     read R EH D
///     read(2) R IY D        # a word's further pronunciations are numbered; a comment ends the line
///     ;;; a line of its own for a comment
///
/// Capitals and small letters are the same, in words and phones; stress digits are read over.
///
/// Reading checks every line and notes where each word stands, in one pass over the bytes (about 30 ms
/// for the 135,000 lines of CMUdict); the phones of a word are read when the word is asked for.
public struct PronouncingDictionary: Sendable {
  /// The file, as the user named it.
  public let path: String
  /// How many pronunciations there are.
  public var count: Int { entries.count }

  /// What the file holds.
  package let bytes: [UInt8]
  /// The pronunciations in the order of the file.
  var entries: [Entry] = []
  // INVARIANT: the count is a power of two and more than the number of words, so that a probe ends.
  /// For each hash of a word the index in `entries` of its first pronunciation, or −1.
  var slots: [Int32]

  /// Where a pronunciation stands.
  struct Entry: Sendable {
    /// The word's bytes, without the number of a further pronunciation.
    var word: Range<UInt32>
    /// The phones' bytes.
    var phones: Range<UInt32>
    /// The index of the same word's next pronunciation, or −1.
    var next: Int32 = -1
  }

  /// Reads the dictionary at `path`.
  ///
  /// - Throws: where the file cannot be read, and for the first line that is malformed.
  public init(path: String) throws(InputError) {
    let bytes = try FileBytes.read(
      path: path, name: "the dictionary",
      missingAdvice: "check the name; `tools/setup` fetches the English dictionary")
    try self.init(bytes: bytes, path: path)
  }

  /// Reads `bytes` as the contents of a dictionary that errors call `path`.
  public init(bytes: [UInt8], path: String) throws(InputError) {
    self.path = path
    self.bytes = bytes
    guard bytes.count < Int(Int32.max) else {
      throw InputError(path: path, reason: "the dictionary has 2 GB or more")
    }
    slots = []
    try index()
  }

  /// The pronunciations of `word`, a small-letter spelling, in the order of the file; none where the
  /// dictionary does not have it.
  public func pronunciations(of word: String) -> [[Phone]] {
    let spelling = Array(word.utf8)
    var index = slots[slot(for: spelling[...])]
    var found: [[Phone]] = []
    while index >= 0 {
      let entry = entries[Int(index)]
      found.append(phones(in: Int(entry.phones.lowerBound)..<Int(entry.phones.upperBound)))
      index = entry.next
    }
    return found
  }

  private func phones(in range: Range<Int>) -> [Phone] {
    bytes[range].split(whereSeparator: \.isBlank).compactMap { Phone(arpabetBytes: $0) }
  }
}
