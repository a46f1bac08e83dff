public import Diagnostics
internal import ModelFile

/// How often words are said, as natural logarithms of their share of all words.
///
/// Read from a list with one word a line: the word in small letters, a tab, the logarithm. `tools/setup`
/// makes the list of a model folder from the unigrams of a language model of telephone talk.
public struct WordFrequencies: Sendable {
  /// The file of the list in a model folder.
  public static let fileName = "word-frequencies.tsv"

  /// The words in the order of the file, with their logarithms.
  package let words: [(word: String, logShare: Float)]

  /// How many words there are.
  public var count: Int { words.count }

  /// Reads the list at `path`.
  ///
  /// - Throws: where the file cannot be read, holds no word, and for the first line that is malformed.
  public init(path: String) throws(InputError) {
    let bytes = try FileBytes.read(
      path: path, name: "the list of words", missingAdvice: "run `tools/setup` to make it")
    try self.init(bytes: bytes, path: path)
  }

  /// Reads `bytes` as the contents of a list that errors call `path`.
  public init(bytes: [UInt8], path: String) throws(InputError) {
    var words: [(word: String, logShare: Float)] = []
    for (index, line) in bytes.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).enumerated() where !line.isEmpty {
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      guard fields.count == 2, !fields[0].isEmpty,
        let logShare = Float(String(decoding: fields[1], as: UTF8.self)),
        logShare.isFinite, logShare <= 0
      else {
        throw InputError(
          path: path, at: .line(index + 1),
          reason: "a line is a word, a tab and the logarithm of its share, which is not above 0",
          advice: "run `tools/setup` to make the list anew")
      }
      words.append((String(decoding: fields[0], as: UTF8.self), logShare))
    }
    guard !words.isEmpty else {
      throw InputError(
        path: path, reason: "the list holds no word",
        advice: "run `tools/setup` to make the list anew")
    }
    self.words = words
  }
}
