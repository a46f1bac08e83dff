import Foundation

/// How often words are said: the list of a model folder.
enum WordShares {
  /// The natural logarithm of each word's share.
  static func read(modelFolder: String) throws -> [String: Float] {
    let text = try String(contentsOfFile: modelFolder + "/word-frequencies.tsv", encoding: .utf8)
    var shares: [String: Float] = [:]
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: "\t")
      if fields.count == 2 { shares[String(fields[0])] = Float(fields[1]) }
    }
    return shares
  }
}
