import CallModel
import PhraseMatch
import TestSupport

extension Spoken {
  /// The texts of the hits of `pattern` in `text`.
  static func found(_ pattern: String, in text: String) throws -> [String] {
    try PhraseMatcher(terms: [Term(pattern)]).matches(in: turn(text)).map(\.text)
  }
}
