internal import Diagnostics
internal import FoundationEssentials

/// The part of the model's vocabulary that names the network's classes.
struct Vocabulary: Decodable {
  let decoder: [String]

  /// Reads the vocabulary; an error where it is missing or does not fit the network.
  static func read(_ path: String) throws(InputError) -> Vocabulary {
    let advice = "run `tools/setup` to fetch the model again"
    guard let data = try? Data(contentsOf: URL(filePath: path)) else {
      throw InputError(path: path, reason: "the file cannot be read", advice: advice)
    }
    guard let vocabulary = try? JSONDecoder().decode(Vocabulary.self, from: data) else {
      throw InputError(
        path: path, reason: "the file is not a vocabulary: it is no JSON with a list `decoder`",
        advice: advice)
    }
    // The network has two classes of its own, for a word's end and for nothing.
    guard vocabulary.decoder.count == NetworkShape.classCount - 2 else {
      throw InputError(
        path: path, at: .jsonPath("decoder"),
        reason: "there are \(vocabulary.decoder.count) names, not \(NetworkShape.classCount - 2)",
        advice: advice)
    }
    return vocabulary
  }
}
