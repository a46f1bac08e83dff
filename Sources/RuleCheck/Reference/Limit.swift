import CallModel
import RuleSyntax
import TermPattern

/// One thing that rules have only so much of.
public struct Limit: Sendable, Hashable, Codable {
  /// What it is called in machine-readable output.
  public let name: String
  /// The most there may be.
  public let value: Int
  /// What is counted, in words.
  public let summary: String

  init(_ name: String, _ value: Int, _ summary: String) {
    self.name = name
    self.value = value
    self.summary = summary
  }

  /// All limits, from the file inwards to the phrase. Beyond any of them the checker says E060, or
  /// E051 for the word sequences of a phrase, before anything runs.
  public static let all = [
    Limit("file_bytes", Limits.fileBytes, "bytes of a rule file"),
    Limit("include_depth", Limits.includeDepth, "files that include each other, one the next"),
    Limit(
      "listed_bytes", Limits.listedBytes,
      "bytes of the files that lists and term sets of a ruleset are read from"),
    Limit("ruleset_rules", Limits.rulesPerRuleset, "rules of a ruleset"),
    Limit(
      "ruleset_sequences", Limits.expandedPhrasesPerRuleset,
      "word sequences that all phrases of a ruleset stand for"),
    Limit(
      "rule_operands", Limits.operandsPerRule,
      "operands of a rule, those of conditions that it names included"),
    Limit("nesting", Limits.nesting, "brackets, `not`s and relations inside each other"),
    Limit("set_terms", Limits.termsPerSet, "terms of a set, those of sets that it names included"),
    Limit("phrase_characters", PhraseLimits.maxCharacters, "characters of a phrase"),
    Limit("phrase_elements", PhraseLimits.maxElements, "words, groups and gaps of a phrase"),
    Limit("phrase_depth", PhraseLimits.maxGroupDepth, "groups inside each other in a phrase"),
    Limit("gap_words", PhraseLimits.maxGapWords, "words that a gap `...` stands for"),
    Limit("phrase_sequences", PhraseLimits.maxExpansion, "word sequences that a phrase stands for"),
    Limit("slot_size", PhraseLimits.maxSlotSize, "digits that `{digits:…}` asks for"),
    Limit(
      "term_hits", Hit.mostPerTerm,
      "hits of a term in a call, in its sound and in its transcript each; the first count"),
    Limit("file_messages", Limits.messagesPerFile, "messages about a file that are shown"),
  ]
}
