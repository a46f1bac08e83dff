internal import Diagnostics
import FoundationEssentials
internal import ModelFile

/// The symbols of the grapheme-to-phoneme network: `g2p_vocab.json`.
struct Vocabulary: Decodable, Sendable {
  /// The letters that it reads.
  let encoder: [String]
  /// The symbols that it writes.
  let decoder: [String]
  private(set) var path = ""

  private enum CodingKeys: String, CodingKey { case encoder, decoder }

  /// Reads the vocabulary at `path`.
  init(path: String) throws(InputError) {
    let advice = "run `tools/setup` to fetch the model"
    let bytes = try FileBytes.read(path: path, missingAdvice: advice)
    do {
      self = try JSONDecoder().decode(Self.self, from: Data(bytes))
    } catch {
      throw InputError(
        path: path, reason: "this is not the model's list of symbols", advice: advice)
    }
    self.path = path
  }

  /// The place of `symbol` among the symbols that are written.
  func index(of symbol: String) throws(InputError) -> Int {
    guard let index = decoder.firstIndex(of: symbol) else {
      throw InputError(
        path: path, at: .jsonPath("decoder"), reason: "the symbol `\(symbol)` is missing",
        advice: "run `tools/setup` to fetch the model")
    }
    return index
  }
}
