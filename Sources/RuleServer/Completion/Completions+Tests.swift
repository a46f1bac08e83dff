import CallModel
import RuleCheck
import RuleSyntax

/// Tests.
extension Completions {
  mutating func addTest() {
    guard site.isInBraces else { return }
    switch site.keyword() {
    case .call where site.kind(back: 1) != .sign(.comma): return addFacts()
    case .expect:
      addNames(.rule)
      return add([.no, .todo, .nothing, .conversions])
    case .no, .todo: return addNames(.rule)
    case .by: return add(allOf: SpeakerWord.self)
    case .matched:
      add([.value, .tags, .at, .by])
      return addLines()
    case .history, .audio, .value, .tags, .at, .conversions: return
    case .event:
      for event in ["hold", "transfer"] { add(Completion(event, .choice)) }
      return
    default: break
    }
    switch site.kind() {
    case .sign(.comma): return line == .call ? addFacts() : ()
    case .string where [.expect, .todo].contains(site.keyword(back: 1)): return add([.matched])
    case .duration where line == .history: return add([.ago])
    case .clock where line == .event: add([.for])
    case .name, .field:
      let name = site.text()
      let isKey = [.sign(.comma)].contains(site.kind(back: 1)) || site.keyword(back: 1) == .call
      if line == .call, isKey,
        let field = schema.field(at: name) ?? schema.field(at: "call." + name)
      {
        if field.type == .flag { ["true", "false"].forEach { add(Completion($0, .choice)) } }
        return add(choicesOf: field)
      }
    default: break
    }
    if line == .expect, site.kind() != .sign(.openBrace) { add([.value, .tags, .at, .by]) }
    addLines()
  }

  /// The line of the test that the word goes on with.
  private var line: Keyword? {
    for index in site.tokensBefore {
      guard let keyword = site.document.tokens.keyword(at: index) else { continue }
      let isFact = site.document.tokens.kind(at: index - 1) == .sign(.comma)
      if Keyword.testLines.contains(keyword), !isFact { return keyword }
      if Keyword.speakers.contains(keyword), site.document.tokens.kind(at: index + 1) == .clock {
        return keyword
      }
    }
    return nil
  }

  private mutating func addLines() {
    add(Keyword.testLines)
    add(Keyword.speakers)
  }

  private mutating func addFacts() {
    for field in schema.fields {
      let name = field.path.hasPrefix("call.") ? String(field.path.dropFirst(5)) : field.path
      add(
        Completion(name, .field, detail: field.type.title, summary: FieldText.markdown(field)))
    }
  }
}
