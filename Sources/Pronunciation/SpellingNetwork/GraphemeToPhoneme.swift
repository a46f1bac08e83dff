public import Diagnostics
import FoundationEssentials
internal import ModelFile

/// Says how a word that is in no dictionary is pronounced, from its spelling: a small network that
/// came with the acoustic model.
///
/// Of English words drawn at random it has 72 in 100 exactly as a dictionary has them. A word costs a
/// few milliseconds; nothing is kept between words.
public struct GraphemeToPhoneme: Sendable {
  /// The longest spelling that the network reads; what is longer is cut off.
  public static let longestWord = 128
  /// The most symbols that it writes for one word.
  static let longestOutput = 32

  private let encoder: SpellingEncoder
  private let speller: PhoneSpeller
  private let symbols: [String]
  private let start: Int
  private let end: Int

  /// Loads the network from a model folder: `encoder.hama`, `decoder_step.hama`, `g2p_vocab.json`.
  ///
  /// - Throws: where one of the files is missing or damaged.
  public init(modelFolder: String) throws(InputError) {
    let vocabulary = try Vocabulary(path: modelFolder + "/g2p_vocab.json")
    let encoderFile = try TensorFile(
      path: modelFolder + "/encoder.hama", kind: .pronunciationEncoder)
    let decoderFile = try TensorFile(
      path: modelFolder + "/decoder_step.hama", kind: .pronunciationDecoder)
    encoder = try SpellingEncoder(encoderFile, alphabet: vocabulary.encoder)
    speller = try PhoneSpeller(decoderFile, symbolCount: vocabulary.decoder.count)
    symbols = vocabulary.decoder
    start = try vocabulary.index(of: "<sos>")
    end = try vocabulary.index(of: "<eos>")
  }

  /// The IPA symbols of `word`, the likeliest at each step; `word` in small letters.
  public func symbols(of word: String) -> [String] {
    guard !word.isEmpty else { return [] }
    let encoding = encoder.encode(String(word.prefix(Self.longestWord)))
    var state = speller.start(encoding)
    var written: [String] = []
    var last = start
    for _ in 0..<Self.longestOutput {
      let scores = speller.step(after: last, state: &state, in: encoding)
      last = scores.indices.reduce(0) { scores[$1] > scores[$0] ? $1 : $0 }
      if last == end { break }
      written.append(symbols[last])
    }
    return written.filter { !($0.hasPrefix("<") && $0.hasSuffix(">")) }
  }

  /// The phones of `word`; none where the network writes no sound of English.
  public func phones(of word: String) -> [Phone] {
    symbols(of: word).flatMap { symbol in
      if case .phone(let phone) = PhoneFold.meaning(of: symbol) { return [phone] }
      return Self.compounds[symbol] ?? []
    }
  }

  /// Symbols that the network writes for two phones of English.
  private static let compounds: [String: [Phone]] = [
    "ju": [.y, .uw], "ja": [.y, .aa], "je": [.y, .eh], "jo": [.y, .ow], "jʌ": [.y, .ah],
    "wa": [.w, .aa], "we": [.w, .eh], "wi": [.w, .iy], "wʌ": [.w, .ah],
    "eə": [.eh, .r], "ɪə": [.ih, .r],
  ]
}
