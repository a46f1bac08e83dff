import Diagnostics
import JSONText

extension JSONNode {
  /// The words of a text, which blanks part; none where nothing is said.
  func wordTexts() throws(InputError) -> [String] {
    try string().split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// One word of a list, without blanks around it.
  func wordText() throws(InputError) -> String {
    try string().withoutBlanksAround
  }
}

extension JSONNode? {
  /// The language that a text names, as BCP 47; `nil` where there is none, or none that is known.
  func languageTag() throws(InputError) -> String? {
    guard let text = try self?.string() else { return nil }
    return Language.tag(from: text)
  }
}
