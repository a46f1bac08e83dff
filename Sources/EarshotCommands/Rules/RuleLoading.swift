import CallModel
import ContentHash
import Diagnostics
import Foundation
import KeywordSearch
import PhraseMatch
import Pipeline
import Pronunciation
import RuleCheck
import RuleEngine
import RuleSyntax

/// Rules as the commands read them.
enum RuleLoading {
  /// The rules at `paths`, typed. Errors in them go to standard error; of warnings how many there are,
  /// since whoever runs rules every night has decided about them.
  ///
  /// - Parameter lexicon: how words are said; without it nothing is told of that.
  /// - Throws: `ExitStatus.inputHasErrors` after the messages, when there is an error.
  static func checkedRules(
    at paths: [String], said lexicon: Lexicon? = try? Ears.lexicon(), terminal: Terminal
  ) throws -> CheckedRuleset {
    let result = checkRules(try RuleFolder.read(paths: paths), options: options(said: lexicon))
    let ruleset = try ruleset(of: result, terminal: terminal)
    let count = result.diagnostics.count
    if count > 0 {
      Terminal.writeError(
        "\(count) \(count == 1 ? "warning" : "warnings"): "
          + "`earshot rules check \(paths.joined(separator: " "))` shows "
          + "\(count == 1 ? "it" : "them")\n")
    }
    return ruleset
  }

  /// The rules in `files`, which are older and only compared with: typed, and their warnings left out, so how words are
  /// said does not matter.
  ///
  /// - Throws: `ExitStatus.inputHasErrors` after the messages, when there is an error.
  static func olderRules(_ files: [CheckedFile], terminal: Terminal) throws -> CheckedRuleset {
    try ruleset(of: checkRules(files, options: options(said: nil)), terminal: terminal)
  }

  private static func ruleset(
    of result: CheckResult, terminal: Terminal
  ) throws -> CheckedRuleset {
    guard let ruleset = result.ruleset else {
      Terminal.writeError(result.text(usesColor: terminal.hasTerminalErrors) + "\n")
      throw ExitStatus.inputHasErrors
    }
    return ruleset
  }

  /// What `requests` ask for in transcripts, also in words that sound like it as `speech` says.
  ///
  /// - Parameter path: where the rules come from, for the error.
  static func readingPlan(
    for requests: [TermRequest], from path: String, sounding speech: SpokenWords?
  ) throws(InputError) -> ReadingPlan {
    do throws(PhraseMatchError) {
      return try ReadingPlan(
        terms: requests.filter(\.isNeededInTranscript).map(\.term), sounding: speech)
    } catch {
      throw InputError(path: path, reason: error.description)
    }
  }

  /// What the checker is told about this installation. Terms too short for sound, and words that no dictionary has, can
  /// be named only where the pronunciations are installed; rules can be checked without them.
  static func options(said lexicon: Lexicon? = try? Ears.lexicon()) -> CheckOptions {
    var phonemeCount: (@Sendable (Term) -> Int?)?
    var guessedWords: (@Sendable (Term) -> [String])?
    if let lexicon {
      phonemeCount = { term in
        Keyword.phoneCount(of: term, ifBelow: CheckOptions.fewestPhonemes, lexicon: lexicon)
      }
      guessedWords = { term in Keyword.guessedWords(of: term, lexicon: lexicon) }
    }
    return CheckOptions(
      today: today(), phonemeCount: phonemeCount, guessedWords: guessedWords,
      clipSHA256: { (path: String) throws(InputError) -> String in
        try SHA256Digest(ofFileAt: path).hex
      },
      readFile: { (path: String, folder: String) throws(InputError) -> [UInt8] in
        try RuleFolder.content(ofFileAt: path, within: folder)
      })
  }

  private static func today() -> CalendarDate? {
    let parts = Calendar(identifier: .gregorian).dateComponents(
      [.year, .month, .day], from: Date())
    guard let year = parts.year, let month = parts.month, let day = parts.day else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }
}
