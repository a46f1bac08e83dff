public import Diagnostics
import FoundationEssentials
internal import ModelFile

/// Says how a word that is in no dictionary is pronounced, from its spelling: a small network that
/// came with the acoustic model.
///
/// Of English words drawn at random its likeliest guess is exactly as a dictionary has it for 72 in 100, and one of its
/// three likeliest for 86. A word costs some milliseconds; nothing is kept between words.
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
    strings(of: word, width: 1, spread: 0).first.map { symbols($0) } ?? []
  }

  /// What the network may write for `word`; see ``SpellingBeam``.
  func strings(of word: String, width: Int, spread: Float) -> [SpellingBeam.Finding] {
    guard !word.isEmpty else { return [] }
    let encoding = encoder.encode(String(word.prefix(Self.longestWord)))
    let beam = SpellingBeam(width: width, spread: spread, end: end, longest: Self.longestOutput)
    return beam.strings(after: start, from: speller.start(encoding)) { symbol, state in
      speller.step(after: symbol, state: &state, in: encoding)
    }
  }

  /// The symbols of a string, but for those that are no sound.
  func symbols(_ string: SpellingBeam.Finding) -> [String] {
    string.symbols.map { symbols[$0] }.filter { !($0.hasPrefix("<") && $0.hasSuffix(">")) }
  }

  /// The phones that IPA symbols stand for.
  func phones(ofSymbols symbols: [String]) -> [Phone] {
    symbols.flatMap { symbol in
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
