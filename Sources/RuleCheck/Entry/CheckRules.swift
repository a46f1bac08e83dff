import CallModel
import Diagnostics
import RuleSyntax

/// Reads rule files and what they include, checks them together as one ruleset, and types them.
///
/// Every error of every file is found in one run. The files are put in the order of their names;
/// the same files and options give the same result. Takes time in proportion to the length of the
/// files and to what their terms expand to.
///
///     let result = checkRules(try RuleFolder.read(paths: ["rules"]), options: CheckOptions())
///     guard let ruleset = result.ruleset else { print(result.text()) … }
public func checkRules(
  _ files: [CheckedFile], options: CheckOptions = CheckOptions()
)
  -> CheckResult
{
  let library = RuleLibrary(files, options: options)
  let checked = library.entries.enumerated().map { index, entry in
    var checker = FileChecker(
      entry.parsed.tree, among: library.surroundings(of: index), options: options)
    return checker.result(parsing: entry.parsed.diagnostics)
  }
  let diagnostics = diagnostics(of: checked, in: library)
  let hasErrors = diagnostics.contains { $0.severity == .error }
  let files = library.entries.map(\.file)
  var seen: Set<String> = []
  return CheckResult(
    ruleset: hasErrors
      ? nil
      : CheckedRuleset(
        files: files, rules: checked.flatMap(\.rules), tests: checked.flatMap(\.tests),
        groups: checked.flatMap { $0.composition.groups.map(\.group) },
        exclusions: checked.flatMap(\.composition.exclusions), clipPaths: clipPaths(of: checked)),
    diagnostics: firstOfEachFile(diagnostics),
    sources: (files.map(\.source) + library.listedFiles).filter { seen.insert($0.path).inserted })
}

/// Everything to say, file by file and in the order of the text, without the warnings that the file
/// allows. What is said about a file may have been found in one that includes it.
private func diagnostics(of checked: [FileResult], in library: RuleLibrary) -> [Diagnostic] {
  let usedElsewhere = Set(checked.flatMap(\.usedOfOthers))
  let all =
    checked.flatMap(\.diagnostics) + library.diagnostics
    + RulesetCheck(files: checked).diagnostics()
  let byPath = Dictionary(
    grouping: all.filter {
      $0.code != .unusedName || !usedElsewhere.contains($0.primary.span)
    }, by: \.primary.span.path)
  let allowances = Dictionary(
    checked.map { ($0.path, $0.allowances) }, uniquingKeysWith: { first, _ in first })
  var paths = checked.map(\.path) + library.listedFiles.map(\.path)
  var seen: Set<String> = []
  paths = paths.filter { seen.insert($0).inserted }
  return paths.flatMap { path in
    let here = unique(byPath[path] ?? [])
    return allowances[path]?.filtered(here) ?? here
  }
}

/// Where the clip of each recorded term lies; of copies that files call alike the first.
private func clipPaths(of files: [FileResult]) -> [Term: String] {
  let clips = files.flatMap { $0.clips.sorted { $0.path < $1.path } }
  return Dictionary(clips.map { ($0.term, $0.path) }, uniquingKeysWith: { first, _ in first })
}

/// The first messages of each file, errors before warnings where there are too many. A file that is
/// not a rule file at all has one per word, and nobody reads a hundred thousand.
private func firstOfEachFile(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
  let byFile = Dictionary(grouping: diagnostics, by: \.primary.span.path)
  var room = byFile.mapValues { messages -> [Diagnostic.Severity: Int] in
    let errors = min(messages.count { $0.severity == .error }, Limits.messagesPerFile)
    return [.error: errors, .warning: Limits.messagesPerFile - errors]
  }
  var shown: [String: Int] = [:]
  return diagnostics.compactMap { diagnostic in
    let path = diagnostic.primary.span.path
    guard let left = room[path]?[diagnostic.severity], left > 0 else { return nil }
    room[path]?[diagnostic.severity] = left - 1
    shown[path, default: 0] += 1
    let hidden = byFile[path, default: []].count - Limits.messagesPerFile
    guard hidden > 0, shown[path] == Limits.messagesPerFile else { return diagnostic }
    return diagnostic.adding(note: "\(hidden) more messages about this file are not shown")
  }
}

/// The messages in the order of their places; of several with one code at one place the first.
private func unique(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
  struct Key: Hashable {
    let code: DiagnosticCode
    let span: ByteSpan
  }
  var seen: Set<Key> = []
  return diagnostics.enumerated()
    .sorted {
      ($0.element.primary.span.bytes.start, $0.offset)
        < ($1.element.primary.span.bytes.start, $1.offset)
    }
    .map(\.element)
    .filter { seen.insert(Key(code: $0.code, span: $0.primary.span.bytes)).inserted }
}
