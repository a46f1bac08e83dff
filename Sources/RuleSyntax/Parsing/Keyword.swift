/// The words of the language. Only the reserved ones are keywords everywhere; the others are names
/// wherever the grammar asks for a name.
package enum Keyword: String, CaseIterable, Sendable {
  // Reserved: each starts a declaration.
  case include, extend, list, terms, table, constant, condition, group, exclude, rule, test
  // Header.
  case language, timezone, currency, speech, `default`, source
  // Rules.
  case id, revision, status, description, owner, priority, effective, until, once, per, needs
  case when, then, picks, highest, value, first, last, all
  // Expressions.
  case and, or, not, mentions, matched, spoken, `is`, known, missing, contains, matches, starts
  case with, zone
  // Finding.
  case any, of, at, least, most, exactly, times, near, before, after, outside, inside, event
  case within, word, words, same, turn, by, `in`, from, to, confidence, affirmed, negated, `as`
  case sounds, like, recorded, caller, agent, anyone, audio, transcript, either, both
  // Outcomes.
  case conversion, type, tag, score, set, note, disqualify, stop, otherwise
  // Tests.
  case call, history, ago, `for`, expect, no, todo, nothing, conversions, tags

  /// The words that start a declaration and can be no name.
  package static let reserved: Set<Keyword> = [
    .include, .extend, .list, .terms, .table, .constant, .condition, .group, .exclude, .rule, .test,
  ]

  /// The words that start a line of the header.
  package static let settings: [Keyword] = [.timezone, .currency, .speech, .default]

  /// The words that start an attribute of a rule.
  package static let attributes: [Keyword] = [
    .id, .revision, .status, .description, .owner, .in, .priority, .effective, .once, .needs,
  ]

  /// The words that start an outcome.
  package static let outcomes: [Keyword] = [
    .conversion, .tag, .score, .set, .note, .disqualify, .stop,
  ]

  /// The words that start an operand.
  package static let operands: [Keyword] = [.mentions, .not, .matched, .spoken]

  /// The words that cannot stand where a condition's name is expected.
  package static let neverConditions: Set<Keyword> = reserved.union(
    [.mentions, .not, .matched, .spoken, .and, .or, .when, .then])

  /// The words that start a line of a test, besides the speakers.
  package static let testLines: [Keyword] = [.call, .history, .audio, .event, .expect]

  /// The words that say who speaks.
  package static let speakers: [Keyword] = [.caller, .agent, .anyone]
}
