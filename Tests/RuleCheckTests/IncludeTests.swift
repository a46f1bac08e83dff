import CallModel
import Diagnostics
import RuleCheck
import RuleSyntax
import Testing

/// Files that include others, add to what others declare, and read lists.
@Suite("Files that go together") struct IncludeTests {
  /// What checking the files of `names` gives; all of `texts` can be read.
  private func check(_ texts: [String: String], given names: [String]) -> CheckResult {
    let files = names.map { name in
      CheckedFile(name: name, source: SourceFile(path: "rules/" + name, text: texts[name] ?? ""))
    }
    return checkRules(
      files,
      options: CheckOptions(readFile: { path, folder throws(InputError) in
        guard folder == "rules/", let text = texts[String(path.dropFirst(folder.count))] else {
          throw InputError(path: path, reason: "there is no such file")
        }
        return Array(text.utf8)
      }))
  }

  private func condition(_ texts: [String: String]) throws -> CheckedExpression {
    let result = check(texts, given: ["a.rules"])
    let ruleset = try #require(result.ruleset, "\(result.text())")
    return try #require(ruleset.rules.first { $0.name == "r" }).when
  }

  private static func rule(_ name: String, _ condition: String = "call.answered") -> String {
    "rule \"\(name)\" when \(condition) then tag \"t\"\n"
  }

  @Test("declarations of an included file are used as they are meant there")
  func settingsOfTheFile() throws {
    let texts = [
      "a.rules": """
      language 1
      include "shared/b.rules"
      rule "r" when late and mentions any of cards and caller.number in staff
      then conversion "sale" value price + prices[card]

      """,
      "shared/b.rules": """
      language 1
      currency KRW
      timezone "Asia/Seoul"
      default confidence 0.5
      default source transcript
      terms cards = "credit card", more
      terms more = "visa" confidence 0.9
      list staff = +12125550100
      constant price = ₩5,000
      condition late = call.started in 22:00..06:00 and mentions "sale" as card
      table prices { "sale" = ₩1 }

      """,
    ]
    guard case .all(let operands, _) = try condition(texts),
      case .condition("late", .all(let late, _), let span) = operands[0],
      case .comparison(let night) = late[0], case .mention(let card) = late[1],
      case .mention(let cards) = operands[1]
    else {
      Issue.record("another shape")
      return
    }
    #expect(span.file == 0, "where it is named")
    #expect(night.span.file == 1 && card.span.file == 1, "where it is written")
    guard case .isIn(.timesOfDay(_, _, let zone)) = night.test else {
      Issue.record("\(night.test)")
      return
    }
    #expect(zone == "Asia/Seoul")
    #expect(card.source == .transcript)
    #expect(card.target.uses.map(\.minimumConfidence.thousandths) == [500])
    #expect(cards.source == .either, "the mention is written in the file that includes")
    #expect(cards.target.uses.map(\.term.pattern) == ["credit card", "visa"])
    #expect(cards.target.uses.map(\.minimumConfidence.thousandths) == [800, 900])
  }

  @Test("an included file is part of the ruleset once, whether it is given or not, rules and all")
  func once() throws {
    let texts = [
      "a.rules": "language 1\ninclude \"b.rules\"\ninclude \"./c.rules\"",
      "b.rules": "language 1\ninclude \"c.rules\"\n" + Self.rule("b"),
      "c.rules": "language 1\n" + Self.rule("c"),
    ]
    for given in [["a.rules"], ["a.rules", "c.rules"], ["c.rules", "b.rules", "a.rules"]] {
      let ruleset = try #require(check(texts, given: given).ruleset)
      #expect(ruleset.files.map(\.name) == ["a.rules", "b.rules", "c.rules"])
      #expect(ruleset.rules.map(\.name) == ["b", "c"])
      #expect(ruleset.rules.map { ruleset.reference(to: $0).file } == ["b.rules", "c.rules"])
    }
  }

  @Test("names that an included file includes are known too, those of other files are not")
  func transitive() {
    var texts = [
      "a.rules": "language 1\ninclude \"b.rules\"\n" + Self.rule("a", "mentions any of cards"),
      "b.rules": "language 1\ninclude \"c.rules\"",
      "c.rules": "language 1\nterms cards = \"credit card\"",
    ]
    #expect(check(texts, given: ["a.rules"]).diagnostics.isEmpty)
    texts["b.rules"] = "language 1"
    let result = check(texts, given: ["a.rules", "b.rules", "c.rules"])
    #expect(result.diagnostics.map(\.code) == [.unknownName, .unusedName])
  }

  @Test("what is added counts wherever the set or list is used, be it in its own file")
  func extended() throws {
    let texts = [
      "a.rules": """
      language 1
      include "b.rules"
      extend terms cards with "visa", "amex"
      extend list staff with +12125550199
      """,
      "b.rules": """
      language 1
      terms cards = "credit card"
      list staff = +12125550100
      rule "r" when mentions any of cards and caller.number in staff then tag "t"
      """,
    ]
    func used(_ given: [String]) throws -> (terms: [String], set: CheckedValueSet?) {
      let result = check(texts, given: given)
      let ruleset = try #require(result.ruleset, "\(result.text())")
      guard case .all(let operands, _)? = ruleset.rules.first?.when,
        case .mention(let mention) = operands[0], case .comparison(let comparison) = operands[1],
        case .isIn(let set) = comparison.test
      else { return ([], nil) }
      return (mention.target.uses.map(\.term.pattern), set)
    }
    let numbers = ["+12125550100", "+12125550199"].compactMap { PhoneNumber($0) }
      .map { FieldValue.phone($0) }
    #expect(try used(["a.rules"]) == (["credit card", "visa", "amex"], .values(numbers)))
    #expect(try used(["b.rules"]) == (["credit card"], .values([numbers[0]])))
  }

  @Test("lines of a file are terms and values")
  func listed() throws {
    let texts = [
      "a.rules": """
      language 1
      terms brands = from "words/brands.txt"
      list campaigns = from "words/campaigns.txt"
      list staff = from "words/staff.txt"
      rule "r"
      when mentions any of brands and campaign.id in campaigns and caller.number in staff
      then tag "t"
      """,
      "words/brands.txt":
        "\u{FEFF}# brands\r\nVisa\r\n\t신용 카드  \n\n\"amex\" confidence 0.5, \"diners\"",
      "words/campaigns.txt": "spring-search\n\"12\"\nin group\n",
      "words/staff.txt": "+12125550100\n+12125550101",
    ]
    guard case .all(let operands, _) = try condition(texts),
      case .mention(let mention) = operands[0], case .comparison(let campaign) = operands[1],
      case .comparison(let caller) = operands[2]
    else {
      Issue.record("another shape")
      return
    }
    #expect(mention.target.uses.map(\.term.pattern) == ["Visa", "신용 카드", "amex", "diners"])
    #expect(
      mention.target.uses.map(\.minimumConfidence.thousandths) == [800, 800, 500, 800])
    #expect(
      campaign.test == .isIn(.values(["spring-search", "12", "in group"].map { .text($0) })))
    let numbers = ["+12125550100", "+12125550101"].compactMap { PhoneNumber($0) }
    #expect(caller.test == .isIn(.values(numbers.map { .phone($0) })))
  }

  @Test("a message about an included file lies in it, once, whoever finds what is wrong")
  func places() {
    let texts = [
      "a.rules": "language 1\ninclude \"b.rules\"\n" + Self.rule("a", "not late"),
      "b.rules": "language 1\ncondition late = caller.number = +12125550100\n"
        + Self.rule("b", "mentions \"(a|b\""),
      "c.rules": "language 1\ninclude \"b.rules\"\n" + Self.rule("c", "not late"),
    ]
    let result = check(texts, given: ["a.rules", "c.rules"])
    #expect(result.diagnostics.map(\.code) == [.unguardedField, .badPattern])
    #expect(result.diagnostics.map(\.primary.span.path) == ["rules/b.rules", "rules/b.rules"])
    let found = result.diagnostics.first?.primary.span.bytes ?? ByteSpan(start: 0, end: 0)
    let text = SourceFile(path: "", text: texts["b.rules"] ?? "").text(in: found)
    #expect(text == "caller.number = +12125550100")
    #expect(result.sources.map(\.path) == ["rules/a.rules", "rules/b.rules", "rules/c.rules"])
  }

  @Test("without a way to read files, those that are given can be included, and no others")
  func withoutReading() {
    let source = SourceFile(path: "a", text: "language 1\ninclude \"b\"\ninclude \"c\"")
    let result = checkRules([
      CheckedFile(name: "a", source: source),
      CheckedFile(name: "b", source: SourceFile(path: "b", text: "language 1")),
    ])
    #expect(result.diagnostics.map(\.code) == [.unreadableFile])
  }

  @Test("circles of any size end, and are told once", arguments: 1...5)
  func circles(length: Int) {
    var texts: [String: String] = [:]
    for place in 0..<length {
      texts["\(place).rules"] = "language 1\ninclude \"\((place + 1) % length).rules\""
    }
    let result = check(texts, given: ["0.rules"])
    #expect(result.diagnostics.map(\.code) == [.cycle])
    #expect(result.diagnostics.first?.secondary.count == length - 1)
  }

  @Test("includes lead eight files deep, and no further", arguments: [8, 9, 40])
  func depth(count: Int) {
    var texts: [String: String] = [:]
    for place in 0...count {
      let next = place == count ? "" : "\ninclude \"\(place + 1).rules\""
      texts["\(place).rules"] = "language 1" + next
    }
    let result = check(texts, given: ["0.rules"])
    #expect(result.diagnostics.map(\.code) == (count > 8 ? [.limitExceeded] : []))
  }

  @Test(
    "no path leads out of the folder", arguments: ["../x", "a/../../x", "/x", "", ".", "..", "x/"])
  func outside(path: String) {
    let result = check(
      ["a.rules": "language 1\ninclude \"\(path)\"", "x": "language 1"], given: ["a.rules"])
    #expect(result.diagnostics.map(\.code) == [.unreadableFile])
  }

  @Test("lists are read up to a limit, however often one file is named")
  func listedBytes() {
    let lists = (0..<4).map { "list l\($0) = from \"big.txt\"\n" }.joined()
    let result = check(
      [
        "a.rules": "language 1\n" + lists,
        "big.txt": "spring\n#" + String(repeating: "-", count: 3_000_000),
      ], given: ["a.rules"])
    let errors = result.diagnostics.filter { $0.severity == .error }.map(\.code)
    #expect(errors == Array(repeating: .limitExceeded, count: 2))
  }
}
