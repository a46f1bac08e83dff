import Claims
import Diagnostics
import RuleCheck
import RuleEngine
import RuleFormat
import RuleSyntax

/// What can be read can be formatted and written as JSON, and means the same after it.
func claimFormatted(_ source: SourceFile) {
  let formatted = format(source)
  let before = parse(source)
  claim(
    (formatted.text == nil) == !before.diagnostics.isEmpty, "a file that can be read has a style")
  guard let text = formatted.text else { return }
  let after = SourceFile(path: source.path, text: text)
  claim(format(after).text == text, "formatting again changes nothing")
  claimSameWords(before.tree, parse(after).tree)
  claimSameMeaning(source, after)

  claimSameAsJSON(after)
}

/// A formatted file can be written as JSON and read back; but for escapes, which JSON writes as the
/// characters that they mean, it is the same file.
private func claimSameAsJSON(_ source: SourceFile) {
  let json = claimed(RuleFileJSON.write(source).text, "a file that can be read has JSON")
  let text = try? RuleFileJSON.read(Array(json.utf8), path: "fuzz.json")
  let back = SourceFile(path: source.path, text: claimed(text, "its JSON can be read"))
  claim(format(back).isCanonical, "JSON is read in the canonical style")
  claim(RuleFileJSON.write(back).text == json, "JSON holds all that JSON is read as")
  claim(comments(parse(source).tree) == comments(parse(back).tree), "JSON keeps all comments")
  claimSameMeaning(source, back)
}

/// The same words, but for their order and the commas within amounts, and the same comments.
private func claimSameWords(_ before: RuleFile, _ after: RuleFile) {
  claim(words(before) == words(after), "formatting keeps all words")
  claim(comments(before) == comments(after), "formatting keeps all comments")
}

private func words(_ file: RuleFile) -> [String] {
  file.tokens.all.filter { !$0.isTrivia }.map { token in
    let text = file.source.text(in: token.span)
    return token.kind == .money ? text.filter { $0 != "," } : text
  }.sorted()
}

private func comments(_ file: RuleFile) -> [String] {
  file.tokens.comments.map { token in
    var text = file.source.text(in: token.span)[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }.sorted()
}

/// The checker says the same, and rules that it accepts have the same meaning.
private func claimSameMeaning(_ before: SourceFile, _ after: SourceFile) {
  let (before, after) = (checkAlone(before), checkAlone(after))
  // Of very many messages only the first are shown, and these may be others.
  if before.diagnostics.count < Limits.messagesPerFile {
    claim(messages(before) == messages(after), "formatting keeps all messages")
  }
  claim(meaning(before) == meaning(after), "formatting keeps the meaning")
}

private func messages(_ result: CheckResult) -> [String] {
  result.diagnostics.map { "\($0.code.rawValue) \($0.summary)" }.sorted()
}

private func meaning(_ result: CheckResult) -> String? {
  result.ruleset.map { RulePlan($0).canonicalText }
}
