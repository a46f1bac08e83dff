import Diagnostics
import JSONText

/// Reads lists of words to look for.
enum PhraseList {
  /// The phrases of the list `key`, equal ones once; `nil` where one is refused.
  static func phrases(
    of key: String, in node: JSONNode, _ refusals: inout Refusals
  ) -> [String]? {
    guard
      let elements = refusals.reading({ () throws(InputError) in
        try node.required(key).elements()
      })
    else { return nil }
    guard !elements.isEmpty else {
      refusals.refuse(node[key] ?? node, "the list is empty")
      return nil
    }
    let refusedBefore = refusals.parts.count
    var phrases: [String] = []
    var seen: Set<String> = []
    for element in elements {
      guard let phrase = phrase(element, &refusals), seen.insert(phrase).inserted else { continue }
      phrases.append(phrase)
    }
    return refusals.parts.count == refusedBefore ? phrases : nil
  }

  /// The phrase for the words in `node`; `nil` where they cannot be one.
  static func phrase(_ node: JSONNode, _ refusals: inout Refusals) -> String? {
    guard let words = refusals.reading({ () throws(InputError) in try node.string() }) else {
      return nil
    }
    switch PhraseText.reading(words) {
    case .refused(let reason):
      refusals.refuse(node, reason)
      return nil
    case .phrase(let phrase):
      if let objection = RuleProbe.objection(toOperand: "mentions \(RuleText.quoted(phrase))") {
        refusals.refuse(node, objection)
        return nil
      }
      return phrase
    }
  }
}
