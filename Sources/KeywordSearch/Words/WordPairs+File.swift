public import Diagnostics
internal import ModelFile

/// The file of a model folder that tells which words follow which.
///
/// Little-endian: eight bytes `EarPair1`; how many words there are and how many pairs, four bytes each; for each word and one more
/// where its pairs begin, four bytes each; for each pair the number of the word that follows, four bytes; then in one
/// byte each, in eighths of a natural logarithm, each word's affinity to what is not listed behind it, and each pair's.
extension WordPairs {
  /// The file in a model folder.
  public static let fileName = "word-pairs.bin"
  private static let magic = Array("EarPair1".utf8)
  private static let advice = "run `tools/setup` to make it anew"

  /// Reads the file at `path`.
  ///
  /// - Throws: where the file cannot be read, and where it is not what it should be.
  public init(path: String) throws(InputError) {
    let bytes = try FileBytes.read(
      path: path, name: "the list of pairs of words", missingAdvice: "run `tools/setup` to make it")
    try self.init(bytes: bytes, path: path)
  }

  /// Reads `bytes` as the contents of a file that errors call `path`.
  public init(bytes: [UInt8], path: String) throws(InputError) {
    guard bytes.starts(with: Self.magic), bytes.count >= 16 else {
      throw InputError(
        path: path, at: .byte(0), reason: "this is no list of pairs of words", advice: Self.advice)
    }
    let counts = Self.numbers(in: bytes[8..<16])
    let (wordCount, pairCount) = (Int(counts[0]), Int(counts[1]))
    let length = 16 + 4 * (wordCount + 1 + pairCount) + wordCount + pairCount
    guard bytes.count == length else {
      throw InputError(
        path: path,
        reason:
          "the file has \(bytes.count) bytes; \(wordCount) words with \(pairCount) pairs take \(length)",
        advice: Self.advice)
    }
    let followersAt = 16 + 4 * (wordCount + 1)
    let restAt = followersAt + 4 * pairCount
    let starts = Self.numbers(in: bytes[16..<followersAt])
    guard starts.first == 0, starts.last == counts[1],
      zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 })
    else {
      throw InputError(
        path: path, at: .byte(16), reason: "the places of the pairs are out of order",
        advice: Self.advice)
    }
    self.init(
      rest: bytes[restAt..<restAt + wordCount].map { Int8(bitPattern: $0) }, starts: starts,
      followers: Self.numbers(in: bytes[followersAt..<restAt]),
      affinities: bytes[(restAt + wordCount)...].map { Int8(bitPattern: $0) })
  }

  private static func numbers(in bytes: ArraySlice<UInt8>) -> [UInt32] {
    bytes.withUnsafeBytes { bytes in
      stride(from: 0, to: bytes.count, by: 4).map {
        UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt32.self))
      }
    }
  }
}
