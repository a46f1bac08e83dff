import Diagnostics
import RuleCheck

/// Rules as a large company might have them: each listens for phrases of its own.
enum GeneratedRules {
  static let phrasesPerRule = 5
  private static let rulesPerFile = 500

  /// Files with `count` rules.
  static func files(_ count: Int, _ speech: inout Speech) -> [CheckedFile] {
    files(listeningFor: speech.phrases(count * phrasesPerRule))
  }

  /// Files with rules for these phrases, five in a rule.
  static func files(listeningFor phrases: [String]) -> [CheckedFile] {
    let count = phrases.count / phrasesPerRule
    return stride(from: 0, to: count, by: rulesPerFile).map { first in
      let rules = (first..<min(first + rulesPerFile, count)).map { number in
        rule(number, Array(phrases[number * phrasesPerRule..<(number + 1) * phrasesPerRule]))
      }
      let name = "rules-\(first).rules"
      let text = "language 1\ncurrency USD\nspeech en\n\n" + rules.joined(separator: "\n")
      return CheckedFile(name: name, source: SourceFile(path: name, text: text))
    }
  }

  private static func rule(_ number: Int, _ phrases: [String]) -> String {
    """
    terms words\(number) = \(phrases.map { "\"\($0)\"" }.joined(separator: ", "))

    rule "rule \(number)"
      id rule\(number)
      status live
      owner "sales@example.com"
    when
      call.duration >= \(10 + number % 50)s
      and mentions any of words\(number)\(number.isMultiple(of: 3) ? " by caller" : "") in transcript
    then
      conversion "conversion \(number)" value $\(1 + number % 500)

    """
  }
}
