import CallModel
import Diagnostics
import RuleSyntax

/// Checks one file and types its rules.
///
/// Each part is checked even where another has errors, so that one run shows all of them; a part
/// with an error gives `nil`, and so does whatever is made of it.
struct FileChecker {
  let tree: RuleFile
  /// What it sees of other files.
  let surroundings: Surroundings
  let options: CheckOptions
  private let settings: FileSettings
  var reporter: Reporter
  var scope: FileScope
  /// The conditions that have been looked at.
  var conditions: [String: Progress<CheckedCondition>] = [:]
  /// The term sets that have been looked at.
  var termSets: [String: Progress<[CheckedTerm]>] = [:]
  /// The mentions that the rule or condition being checked gives names to.
  var named = NamedMentions()
  /// What the condition of the rule being checked guarantees; `nil` where it could not be read.
  var guarantees: Guarantees?
  /// The tables of the file by name, those that are right.
  var tables: [String: (rows: [String: Quantity], kind: TypedCalculation.Kind)] = [:]
  /// The values that the phrases of the rule or condition being checked give names to.
  var captured = CapturedNames()
  /// The groups and exclusions of the file.
  var composition = FileComposition()
  /// The rules that conditions ask for with `matched`.
  var matchedRules: [StringLiteral] = []
  /// Where the time window of a mention is written, by the mention's span.
  var windowSpans: [ByteSpan: ByteSpan] = [:]
  /// The recorded clips that could be read, by path.
  var clips: [String: CheckedClip] = [:]
  /// The distinct terms that mentions listen for, with the phrases that they stand for.
  var expandedPhrases: [Term: Int] = [:]
  /// The sum of these.
  var expandedPhraseCount = 0
  /// How many conditions are being checked, one inside the other.
  var conditionDepth = 0

  init(_ tree: RuleFile, among surroundings: Surroundings, options: CheckOptions) {
    self.tree = tree
    self.surroundings = surroundings
    self.options = options
    var reporter = Reporter(path: tree.source.path, layout: surroundings.layout)
    settings = FileSettings(tree.header, &reporter)
    scope = surroundings.scope
    self.reporter = reporter
  }

  /// Something that takes looking up, and may turn out to lead back to itself.
  enum Progress<Value> {
    case started
    case done(Value?)
  }

  /// Everything about the file; `parsing` is what reading it has already said.
  mutating func result(parsing: [Diagnostic]) -> FileResult {
    var rules: [CheckedRule] = []
    var headings: [RuleHeading] = []
    var tests: [CheckedTest] = []
    for case .table(let name, let rows) in tree.items.map(\.kind) { check(table: name, rows) }
    for item in tree.items {
      switch item.kind {
      case .rule(let rule):
        headings.append(RuleHeading(rule))
        if let checked = check(rule, at: item.span) { rules.append(checked) }
      case .test(let test):
        if let checked = check(test, at: item) { tests.append(checked) }
      default: check(item)
      }
    }
    reportUnused()
    let allowances = AllowComments(tree)
    // Where a file cannot be read to its end, errors come first: a warning could be about words
    // that were taken for others.
    let found = reporter.diagnostics + allowances.diagnostics
    let shown = parsing.isEmpty ? found : found.filter { $0.severity == .error }
    let read = parsing.map(withFieldMeant)
    return FileResult(
      path: tree.source.path, rules: rules, headings: headings, composition: composition,
      allowances: allowances,
      clips: Array(clips.values), expandedPhrases: expandedPhrases, matchedRules: matchedRules,
      tests: tests,
      usedOfOthers: scope.usedOfOthers.compactMap { surroundings.layout.place(of: $0.span) },
      expectations: expectations,
      repeatedConditions: parsing.isEmpty ? repeatedConditions() : [], diagnostics: read + shown)
  }

  private mutating func check(_ item: Item) {
    switch item.kind {
    case .include: break
    case .extend(.list, _, let literals): for literal in literals { checkAlone(literal) }
    case .extend(.terms, _, let literals): checkPhrases(literals)
    case .list(let name, _): check(list: name)
    case .terms(let name, _): _ = terms(named: name)
    case .constant(_, let literal): checkAlone(literal)
    case .condition(let name, _): _ = condition(named: name)
    case .group(let name, let pick): check(group: name, pick.value, at: item.span)
    case .exclude(let exclusion): check(exclusion, at: item.span)
    case .test: break
    case .rule, .table: break
    }
  }

  /// Looks at a literal that nothing is compared with.
  mutating func checkAlone(_ literal: Literal) {
    if case .money(let money) = literal.kind { _ = self.money(money, at: literal.span) }
  }

  private mutating func reportUnused() {
    for declaration in scope.unused where declaration.kind != .group {
      reporter.add(
        .unusedName, "`\(declaration.name.text)` is never used", at: declaration.name.span,
        "\(declaration.kind.words) that nothing in this file names",
        help: "delete it, or use it")
    }
  }

  /// `span` as typed nodes give it.
  func ruleSpan(_ span: ByteSpan) -> RuleSpan { surroundings.ruleSpan(span) }

  /// What the header of the file settles in which `span` lies.
  func settings(at span: ByteSpan) -> FileSettings { surroundings.settings(at: span) ?? settings }

  /// The words at `span`, of this file or of another one.
  func text(at span: ByteSpan) -> String {
    guard let piece = surroundings.layout.piece(at: span.start) else {
      return tree.source.text(in: span)
    }
    return piece.source.text(in: span.shifted(by: -piece.base))
  }

  /// Whether `span` lies in the file that is checked, and not in one that it includes.
  func isOwn(_ span: ByteSpan) -> Bool { surroundings.layout.piece(at: span.start) == nil }
}
