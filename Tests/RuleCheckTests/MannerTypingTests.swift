import CallModel
import Diagnostics
import RuleCheck
import Testing

@Suite("How something is said, typed") struct MannerTypingTests {
  /// The codes of all messages about a rule in a file that speaks these languages.
  private func codes(_ condition: String, speech: String) -> [DiagnosticCode] {
    let text = "language 1\nspeech \(speech)\nrule \"r\" when \(condition) then tag \"t\""
    let source = SourceFile(path: "x", text: text)
    return checkRules([CheckedFile(name: "x", source: source)]).diagnostics.map(\.code)
  }

  @Test("a mention asks for nothing, for what is affirmed, or for what is denied")
  func polarity() throws {
    #expect(try mention("mentions \"a b\"").manner == .any)
    #expect(
      try mention("mentions \"a b\" affirmed").manner == MentionManner(polarity: .affirmed))
    #expect(try mention("mentions \"a b\" negated").manner == MentionManner(polarity: .negated))
    #expect(
      RuleCheckTests.codes("mentions \"a b\" affirmed negated").contains(.duplicateQualifier))
  }

  @Test("letters tell a language where `speech` has no other with the same")
  func language() throws {
    func wanted(_ speech: String?, _ code: String) throws -> WantedLanguage? {
      let header = speech.map { "language 1\nspeech \($0)\n" } ?? "language 1\n"
      let text = header + "rule \"r\" when mentions \"a b\" in language \(code) then tag \"t\""
      let source = SourceFile(path: "x", text: text)
      let result = checkRules([CheckedFile(name: "x", source: source)])
      guard case .mention(let mention)? = result.ruleset?.rules.first?.when else {
        throw WrongShape(description: result.text())
      }
      return mention.manner.language
    }
    #expect(try wanted("en, ko", "en") == WantedLanguage("en", isToldByLetters: true))
    #expect(try wanted("en, ko", "ko") == WantedLanguage("ko", isToldByLetters: true))
    #expect(try wanted("en, es", "en") == WantedLanguage("en", isToldByLetters: false))
    #expect(try wanted("ja, zh", "ja") == WantedLanguage("ja", isToldByLetters: false))
    #expect(try wanted(nil, "en") == WantedLanguage("en", isToldByLetters: false))
    #expect(try wanted("en", "ko") == WantedLanguage("ko", isToldByLetters: false))
  }

  @Test("a language that is none, and one that the file does not speak, are told")
  func wrongLanguages() {
    #expect(codes("mentions \"a b\" in language english", speech: "en").contains(.unknownChoice))
    #expect(codes("mentions \"a b\" in language EN", speech: "en").contains(.unknownChoice))
    #expect(codes("mentions \"a b\" in language es", speech: "en").contains(.undeclaredLanguage))
    #expect(!codes("mentions \"a b\" in language en", speech: "en").contains(.undeclaredLanguage))
  }

  @Test("a turn is a distance")
  func sameTurn() throws {
    let found = try mention("mentions \"a b\" before \"c d\" within same turn")
    #expect(found.relations.map(\.kind) == [.before(.sameTurn)])
    #expect(found.relations.map(\.kind.distance) == [.sameTurn])
  }

  @Test(
    "what only words in writing tell is never true in sound",
    arguments: [
      "mentions \"a b\" affirmed in audio", "mentions \"a b\" negated in audio",
      "mentions \"a b\" near \"c d\" within same turn in audio",
      "mentions \"a b\" near (\"c d\" after \"e f\" within same turn) within 3s in audio",
    ])
  func inSound(condition: String) {
    #expect(RuleCheckTests.codes(condition).contains(.neverTrue))
    let either = condition.replacing(" in audio", with: "")
    #expect(!RuleCheckTests.codes(either).contains(.neverTrue))
  }

  @Test("a name stands for the mention with its manner")
  func names() throws {
    let rule =
      "mentions \"a b\" affirmed as x and spoken x >= 2 and mentions \"c d\" within 3s of x"
    guard case .all(let operands, _) = try expression(rule),
      case .mention(let spoken) = operands[1],
      case .mention(let near) = operands[2]
    else { throw WrongShape(description: rule) }
    #expect(spoken.manner.polarity == .affirmed)
    #expect(near.manner == .any)
    #expect(near.relations.map(\.other.manner.polarity) == [.affirmed])
  }
}
