import CallModel
import ContentHash
import Diagnostics
import Foundation
import KeywordSearch
import PhraseMatch
import Pipeline
import RuleCheck
import RuleEngine
import RuleSyntax

/// Rules as the commands read them.
enum RuleLoading {
  /// The rules at `paths`, typed. What is wrong with them goes to standard error.
  ///
  /// - Throws: `ExitStatus.inputHasErrors` after the messages, when there is an error.
  static func checkedRules(at paths: [String], terminal: Terminal) throws -> CheckedRuleset {
    try checkedRules(try RuleFolder.read(paths: paths), terminal: terminal)
  }

  /// The rules in `files`, typed. What is wrong with them goes to standard error.
  ///
  /// - Throws: `ExitStatus.inputHasErrors` after the messages, when there is an error.
  static func checkedRules(_ files: [CheckedFile], terminal: Terminal) throws -> CheckedRuleset {
    let result = checkRules(files, options: options())
    if !result.diagnostics.isEmpty {
      Terminal.writeError(result.text(usesColor: terminal.hasTerminalErrors) + "\n")
    }
    guard let ruleset = result.ruleset else { throw ExitStatus.inputHasErrors }
    return ruleset
  }

  /// What `requests` ask for in transcripts.
  ///
  /// - Parameter path: where the rules come from, for the error.
  static func readingPlan(
    for requests: [TermRequest], from path: String
  ) throws(InputError) -> ReadingPlan {
    do throws(PhraseMatchError) {
      return try ReadingPlan(terms: requests.filter(\.isNeededInTranscript).map(\.term))
    } catch {
      throw InputError(path: path, reason: error.description)
    }
  }

  /// What the checker is told about this installation. Terms too short for sound can be named only
  /// where the pronunciations are installed; rules can be checked without them.
  static func options() -> CheckOptions {
    var phonemeCount: (@Sendable (Term) -> Int?)?
    if let lexicon = try? Ears.lexicon() {
      phonemeCount = { term in
        Keyword.phoneCount(of: term, ifBelow: CheckOptions.fewestPhonemes, lexicon: lexicon)
      }
    }
    return CheckOptions(
      today: today(), phonemeCount: phonemeCount,
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
