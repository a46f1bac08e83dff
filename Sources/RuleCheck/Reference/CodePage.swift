import CallModel
public import Diagnostics
import RuleSyntax

/// What is to be known about one code: a rule file that draws its message, and the same file mended.
///
/// Every code has a page. `earshot rules help E031` prints it, and `docs/diagnostics.md` is made of
/// all of them, so both show what the checker really says.
public struct CodePage: Sendable, Hashable {
  /// The code.
  public let code: DiagnosticCode
  /// A rule file with the fault, in the canonical style where it follows the grammar.
  public let wrong: String
  /// The same without the fault.
  public let right: String

  init(_ code: DiagnosticCode, wrong: String, right: String) {
    self.code = code
    self.wrong = wrong + "\n"
    self.right = right + "\n"
  }

  /// The page of `code`; `nil` only for a code that somebody forgot to write one for.
  public init?(of code: DiagnosticCode) {
    guard let page = Self.all.first(where: { $0.code == code }) else { return nil }
    self = page
  }

  /// All pages, in the order of their codes.
  public static let all =
    (reading + shape + names + values + finding + phrases + size + warnings)
    .sorted { $0.code.rawValue < $1.code.rawValue }

  /// What the checker says about the wrong file.
  public func messages() -> CheckResult { Self.check(wrong) }

  /// Checks a file of a page as if the clips that pages name were there, today were a certain day, no dictionary had
  /// *qwikline*, and `counted_sale` had meant something else in revision 3.
  package static func check(_ text: String) -> CheckResult {
    let source = SourceFile(path: "rules/sales.rules", text: text)
    let options = CheckOptions(
      today: CalendarDate(year: 2026, month: 6, day: 1),
      phonemeCount: { term in term.pattern == "no" ? 2 : nil },
      guessedWords: { $0.soundsLike == nil && $0.pattern == "qwikline" ? ["qwikline"] : [] },
      clipSHA256: { path throws(InputError) in
        guard path == "rules/clips/slogan.wav" else {
          throw InputError(path: path, reason: "there is no such file")
        }
        return String(repeating: "0", count: 64)
      })
    return checkRules([CheckedFile(name: "sales.rules", source: source)], options: options)
      .adding([UncountedChange(ruleID: "counted_sale", baseRevision: 3)])
  }
}
