import Diagnostics
import RuleCheck
import RuleSyntax
import TestSupport
import Testing

/// Slips that people bring along from everyday English, other languages, word processors and other
/// products: each gives one message, about the true slip, with what to write.
@Suite("Everyday slips")
struct EverydaySlipTests {
  private static let filesOfOtherKinds: [[UInt8]] = {
    let units = Array("language 1\n".utf16)
    let low: [UInt8] = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let high: [UInt8] = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let archive: [UInt8] = Array("PK\u{3}\u{4}".utf8) + Array(0...255)
    let before: [UInt8] = Array("language 1\nrule \"r\" when mentions \"".utf8)
    let korean: [UInt8] = [0xBF, 0xB9, 0xBE, 0xE0]
    let after: [UInt8] = Array("\" then stop".utf8)
    return [[0xFF, 0xFE] + low, [0xFE, 0xFF] + high, low, archive, before + korean + after]
  }()

  /// What `rules fix` makes of a whole file.
  private func fixed(_ text: String) -> (text: String, errors: [Diagnostic]) {
    let source = SourceFile(path: "test.rules", text: text)
    let result = FixedRules([CheckedFile(name: "test.rules", source: source)])
    let after = result.files.first?.after
    return (
      after.map { $0.text(in: $0.wholeSpan) } ?? "",
      result.rest.diagnostics.filter { $0.severity == .error }
    )
  }

  private func errors(in text: String) -> [Diagnostic] {
    let source = SourceFile(path: "test.rules", text: text)
    return checkRules([CheckedFile(name: "test.rules", source: source)]).diagnostics
      .filter { $0.severity == .error }
  }

  @Test(
    "a slip in a condition gives one message and is mended",
    arguments: [
      ("NOT mentions \"refund\"", "not mentions \"refund\""),
      ("call.answered but not mentions \"refund\"", "call.answered and not mentions \"refund\""),
      ("contains \"credit card\"", "mentions \"credit card\""),
      ("caller says \"credit card\"", "mentions \"credit card\" by caller"),
      ("mentions credit card by caller", "mentions \"credit card\" by caller"),
      ("mentions 'credit card'", "mentions \"credit card\""),
      ("mentions „credit card“", "mentions \"credit card\""),
      ("mentions «credit card»", "mentions \"credit card\""),
      ("mentions 「신용카드」", "mentions \"신용카드\""),
      ("mentions \"visa card\", \"amex card\"", "mentions any of (\"visa card\", \"amex card\")"),
      ("mentions any of [\"visa card\"]", "mentions any of (\"visa card\")"),
      ("mentions any of \"visa card\"", "mentions any of (\"visa card\")"),
      ("mentions any cards", "mentions any of cards"),
      ("mentions one of cards", "mentions any of cards"),
      ("mentions cards", "mentions any of cards"),
      ("call.answered = true", "call.answered"), ("call.answered != false", "call.answered"),
      ("call.answered = no", "not call.answered"), ("call.answered != yes", "not call.answered"),
      ("call.started in 9am..17:30", "call.started in 09:00..17:30"),
      ("call.started in 09:00..5:30PM", "call.started in 09:00..17:30"),
      ("mentions \"card\" by the caller", "mentions \"card\" by caller"),
      ("mentions \"card\" by customer", "mentions \"card\" by caller"),
      ("mentions \"card\" from agent", "mentions \"card\" by agent"),
      ("mentions \"card\" by caller or agent", "mentions \"card\" by anyone"),
      ("mentions \"card\" within the first 5m", "mentions \"card\" within first 5m"),
      ("mentions \"card\" in first 5m", "mentions \"card\" within first 5m"),
      ("mentions \"card\" first 5m", "mentions \"card\" within first 5m"),
      ("mentions \"card\" within first 5 minutes", "mentions \"card\" within first 5m"),
      ("mentions \"card\" at least twice", "mentions \"card\" at least 2 times"),
      ("mentions \"card\" at least 2", "mentions \"card\" at least 2 times"),
      ("mentions \"card\" more than 2 times", "mentions \"card\" at least 3 times"),
      ("mentions \"card\" >= 2 times", "mentions \"card\" at least 2 times"),
      ("mentions \"card\" confidence >= 0,85", "mentions \"card\" confidence >= 0.85"),
      ("mentions \"card\" confidence > 0.85", "mentions \"card\" confidence >= 0.85"),
      (
        "mentions \"a card\" NEAR \"b card\" within 3s",
        "mentions \"a card\" near \"b card\" within 3s"
      ),
      (
        "mentions \"a card\" followed by \"b card\" within 3s",
        "mentions \"a card\" before \"b card\" within 3s"
      ),
      (
        "mentions \"a card\" near \"b card\" 5 words",
        "mentions \"a card\" near \"b card\" within 5 words"
      ),
      (
        "mentions \"a card\" near \"b card\" within 5-words",
        "mentions \"a card\" near \"b card\" within 5 words"
      ),
      ("mentions \"card\" By caller", "mentions \"card\" by caller"),
      ("mentions \"card\" Within first 5m", "mentions \"card\" within first 5m"),
      ("mentions \"card\" witin first 5m", "mentions \"card\" within first 5m"),
      ("mentions \"card\" within frist 5m", "mentions \"card\" within first 5m"),
      ("mentions \"card\" form 30s", "mentions \"card\" from 30s"),
      ("mentions \"card\" at leest 2 times", "mentions \"card\" at least 2 times"),
      ("mentions \"card\" AT least 2 times", "mentions \"card\" at least 2 times"),
      ("mentions \"card\" exactley 2 times", "mentions \"card\" exactly 2 times"),
      ("mentions \"card\" confidance >= 0.85", "mentions \"card\" confidence >= 0.85"),
      ("mentions \"card\" Affirmed", "mentions \"card\" affirmed"),
      ("mentions \"card\" IN transcript", "mentions \"card\" in transcript"),
      (
        "mentions \"a card\" near \"b card\" Within 5 words",
        "mentions \"a card\" near \"b card\" within 5 words"
      ),
      (
        "mentions \"a card\" near \"b card\" within 5 Words",
        "mentions \"a card\" near \"b card\" within 5 words"
      ),
      (
        "mentions \"a card\" near \"b card\" within Same turn",
        "mentions \"a card\" near \"b card\" within same turn"
      ),
      ("mentions \"card\" Outside \"b card\"", "mentions \"card\" outside \"b card\""),
      ("mentions Any of cards", "mentions any of cards"),
      ("mentions any one of cards", "mentions any of cards"),
      ("mentions either of cards", "mentions any of cards"),
      ("call.duration Is known", "call.duration is known"),
      ("campaign.name is knon", "campaign.name is known"),
      ("campaign.name is Missing", "campaign.name is missing"),
      ("campaign.name is mission", "campaign.name = \"mission\""),
      ("mentions evnt hold", "mentions event hold"),
      ("Mentions event hold", "mentions event hold"),
      ("Mentions all of cards", "mentions all of cards"),
      ("mentions any OF cards", "mentions any of cards"),
      ("mentions \"card\" within 5s Of answer", "mentions \"card\" within 5s of answer"),
      ("call.duration is Known", "call.duration is known"),
      ("call.duration =! 30s", "call.duration != 30s"),
      ("call.weekday in Monday..fri", "call.weekday in mon..fri"),
      ("call.duration > 30 seconds", "call.duration > 30s"),
      ("call.duration > 5min", "call.duration > 5m"),
      ("call.duration > 1.5m", "call.duration > 90s"),
      ("call.duration greater than 30s", "call.duration > 30s"),
      ("call.duration is longer than 30s", "call.duration > 30s"),
      ("duration > 30s", "call.duration > 30s"),
      ("call.length > 30s", "call.duration > 30s"),
      ("utm_source = \"google\"", "campaign.source = \"google\""),
      ("agent.talk_share > 40 %", "agent.talk_share > 40%"),
      ("agent.talk_share > 40 percent", "agent.talk_share > 40%"),
      ("campaign.medium in [\"cpc\", \"email\"]", "campaign.medium in (\"cpc\", \"email\")"),
      ("campaign.medium in \"cpc\", \"email\"", "campaign.medium in (\"cpc\", \"email\")"),
      ("call.weekday in mon-fri", "call.weekday in mon..fri"),
      ("call.started in 09:00–17:00", "call.started in 09:00..17:00"),
      ("call.started >= 2026–03–01", "call.started >= 2026-03-01"),
      ("call.started >= 01.03.2026", "call.started >= 2026-03-01"),
      ("caller.number exists", "caller.number is known"),
      ("caller.number begins with +82", "caller.number starts with +82"),
      ("!call.answered", "not call.answered"),
    ])
  func conditions(wrong: String, right: String) {
    let before = testHeader + "# allow: unused_name tested\nterms cards = \"card\"\n"
    func file(_ condition: String) -> String {
      before + "rule \"r\" when \(condition) then tag \"t\""
    }
    #expect(errors(in: file(wrong)).filter { $0.code != .unguardedField }.count == 1)
    #expect(fixed(file(wrong)).text == file(right))
  }

  @Test(
    "how many of a set are asked for is never mended into another number",
    arguments: [
      ("All of", "all of"), ("both of", "all of"), ("each of", "all of"), ("every of", "all of"),
      ("alll of", "all of"), ("At least 2 of", "at least 2 of"),
      ("aat least 2 of", "at least 2 of"), ("all OF", "all of"),
      ("more than 1 of", "at least 2 of"), ("one of", "any of"), ("some of", "any of"),
      ("none of", nil), ("two of", nil), ("most of", nil), ("any two of", nil), ("2 of", nil),
    ] as [(String, String?)])
  func sets(wrong: String, right: String?) {
    func file(_ count: String) -> String {
      testHeader + "rule \"r\" when mentions \(count) (\"a card\", \"b card\") then tag \"t\""
    }
    #expect(errors(in: file(wrong)).count == 1)
    #expect(fixed(file(wrong)).text == file(right ?? wrong))
  }

  @Test("the contrary of a word is no slip for it", arguments: ["nor", "xor"])
  func contraries(word: String) {
    let text =
      testHeader + "rule \"r\" when mentions \"a card\" \(word) mentions \"b card\" then tag \"t\""
    #expect(errors(in: text).count == 1)
    #expect(fixed(text).text == text)
  }

  @Test("an amount behind a space is told in full, with its commas, in one message")
  func spacedAmount() {
    let file = { testHeader + "rule \"r\" when call.answered then conversion value " + $0 }
    #expect(errors(in: file("$ 1,000.50")).map(\.help) == ["write `$1,000.50`"])
    #expect(fixed(file("$ 1,000.50")).text == file("$1,000.50"))
    #expect(fixed(file("1,000.50 dollars")).text == file("$1,000.50"))
    #expect(fixed(file("1,234,000 USD")).text == file("USD 1,234,000"))
  }

  @Test(
    "a slip in another place gives one message and is mended",
    arguments: [
      (
        "rule \"r\" if call.answered then tag \"t\"", "rule \"r\" when call.answered then tag \"t\""
      ),
      (
        "rule \"r\" mentions \"a card\" then tag \"t\"",
        "rule \"r\" when mentions \"a card\" then tag \"t\""
      ),
      (
        "rule card sale when call.answered then stop",
        "rule \"card sale\" when call.answered then stop"
      ),
      ("rule \"r\": when call.answered then stop", "rule \"r\" when call.answered then stop"),
      (
        "rule \"r\"" + String(repeating: ":", count: 60) + " when call.answered then stop",
        "rule \"r\" when call.answered then stop"
      ),
      ("rule \"r\" { when call.answered then stop }", "rule \"r\"  when call.answered then stop "),
      (
        "rule \"r\" id: r1 when call.answered then stop",
        "rule \"r\" id r1 when call.answered then stop"
      ),
      (
        "rule \"r\" id \"r1\" when call.answered then stop",
        "rule \"r\" id r1 when call.answered then stop"
      ),
      (
        "rule \"r\" prio 5 when call.answered then stop",
        "rule \"r\" priority 5 when call.answered then stop"
      ),
      (
        "rule \"r\" owner a@example.com when call.answered then stop",
        "rule \"r\" owner \"a@example.com\" when call.answered then stop"
      ),
      (
        "rule \"r\" once per caller.number, campaign.id within 30 days when call.answered then conversion",
        "rule \"r\" once per caller.number and campaign.id within 30d when call.answered then conversion"
      ),
      ("rule \"r\" when call.answered then tag t", "rule \"r\" when call.answered then tag \"t\""),
      (
        "rule \"r\" when call.answered then tag \"t\" and stop",
        "rule \"r\" when call.answered then tag \"t\" stop"
      ),
      (
        "rule \"r\" when call.answered then conversion worth $5",
        "rule \"r\" when call.answered then conversion value $5"
      ),
      (
        "rule \"r\" when call.answered then conversion value: $5",
        "rule \"r\" when call.answered then conversion value $5"
      ),
      (
        "rule \"r\" when call.answered then conversion value 5 dollars",
        "rule \"r\" when call.answered then conversion value $5"
      ),
      (
        "rule \"r\" when call.answered then conversion value 5$",
        "rule \"r\" when call.answered then conversion value $5"
      ),
      (
        "rule \"r\" when call.answered then conversion value $99,50",
        "rule \"r\" when call.answered then conversion value $99.50"
      ),
      (
        "rule \"r\" when call.answered then conversion value 100",
        "rule \"r\" when call.answered then conversion value $100"
      ),
      (
        "rule \"r\" when call.answered then conversion value $1.5k",
        "rule \"r\" when call.answered then conversion value $1500"
      ),
      (
        "rule \"r\" when call.answered then conversion value $0.25M",
        "rule \"r\" when call.answered then conversion value $250000"
      ),
      ("terms a = [\"b card\", \"c card\"]", "terms a = \"b card\", \"c card\""),
      ("terms a: \"b card\"", "terms a = \"b card\""),
      ("terms a \"b card\"", "terms a = \"b card\""),
      ("terms a = \"b card\" or \"c card\"", "terms a = \"b card\", \"c card\""),
      ("terms a = \"b card\",\nconstant c = $5", "terms a = \"b card\"\nconstant c = $5"),
      ("terms a = \"b card\"，\"c card\"", "terms a = \"b card\",\"c card\""),
      ("constant c ＝ ＄１００", "constant c = $100"),
      ("-- mine\nconstant c = $5", "# mine\nconstant c = $5"),
      ("// mine\nconstant c = $5", "# mine\nconstant c = $5"),
      ("const c = $5", "constant c = $5"),
    ])
  func declarations(wrong: String, right: String) {
    let found = errors(in: testHeader + wrong)
    #expect(found.first?.code != .limitExceeded && !found.isEmpty)
    #expect(found.count <= 2)
    #expect(fixed(testHeader + wrong).text == testHeader + right)
    #expect(fixed(testHeader + wrong).errors.isEmpty)
  }

  @Test(
    "what no one else can decide is told with what to write",
    arguments: [
      ("mentions \"card\" within 5m", "5m", "within first 5m"),
      (
        "mentions \"card\" within 5 words of \"visa\" by caller", "5 words",
        "near \"visa\" within 5 words"
      ),
      ("mentions \"card\" within 5 words", "5 words", "near \"…\" within 5 words"),
      ("mentions \"card\" by caller and agent", "agent", "by anyone"),
      ("mentions \"card\" 2 times", "2 times", "at least 2 times"),
      ("mentions \"card\" or \"visa\"", "\"visa\"", "mentions \"visa\""),
      ("mentions at least 2 \"visa\"", "\"visa\"", "at least 2 times"),
      ("mentions \"a card\" near \"b card\" within 5", "5", "5 words"),
      ("talk_time > 30s", "talk_time", "agent.talk_time"),
      ("call.gclid is known", "call.gclid", "did you mean"),
      ("call.started >= 03/01/2026", "03/01/2026", "2026-03-02"),
      ("call.started between 09:00 and 17:00", "between", "in 09:00..17:00"),
      ("campaign.name like \"%x%\"", "like", "matches"),
      ("campaign.name does not contain \"x\"", "does", "not campaign.name contains"),
      ("caller.number = 212-555-0100", "212", "+12125550100"),
      ("caller.number = \"\"", "\"\"", "caller.number is missing"),
      ("caller.number is unknown", "unknown", "is missing"),
      ("campaign.name is unknown", "unknown", "is missing"),
      ("mentions none of (\"a card\", \"b card\")", "none of", "not mentions any of"),
      ("mentions two of (\"a card\", \"b card\")", "two of", "at least 2 of"),
      ("mentions \"card; visa\"", ";", "quotes of its own"),
      ("agent.talk_share > 0.4", "0.4", "40%"),
    ])
  func undecided(condition: String, marked: String, help: String) {
    let text = testHeader + "rule \"r\" when \(condition) then tag \"t\""
    let found = errors(in: text)
    #expect(found.count == 1, "\(found.map(\.summary))")
    let source = SourceFile(path: "test.rules", text: text)
    #expect(found.first.map { source.text(in: $0.primary.span.bytes) } == marked)
    #expect(found.first?.help?.contains(help) == true, "\(found.first?.help ?? "")")
    #expect(fixed(text).text == text)
  }

  @Test("an amount with the Korean word for its currency is mended")
  func won() {
    let file = { (value: String) in
      "language 1\nrule \"r\" when call.answered then conversion value " + value
    }
    #expect(fixed(file("50000원")).text == file("₩50000"))
    #expect(fixed(file("50000 won")).text == file("₩50000"))
  }

  @Test("a declaration that cannot be read is not missed where it is used")
  func unreadNames() {
    let found = errors(
      in: testHeader + "terms cards = 5\nrule \"r\" when mentions any of cards then tag \"t\"")
    #expect(found.map(\.code) == [.syntax])
  }

  @Test("a test with a line that cannot be read is not said to expect nothing")
  func unreadLines() {
    let found = errors(
      in: testHeader + "rule \"r\" when call.answered then stop\ntest \"t\" { \"r\" matched }")
    #expect(found.map(\.code) == [.syntax])
  }

  @Test("a test that does not say when something is said is told to, in one message")
  func untimedLine() {
    let found = errors(
      in: testHeader + "rule \"r\" when call.answered then stop\n"
        + "test \"t\" { caller \"a card\" expect \"r\" matched }")
    #expect(found.map(\.summary) == ["a test says when something is said"])
    #expect(found.first?.help?.contains("`caller 0:05") == true)
  }

  @Test("`then` before `when` is one message, and is left to the author")
  func thenFirst() {
    let text = testHeader + "rule \"r\" then tag \"t\" when call.answered"
    #expect(errors(in: text).count == 1)
    #expect(fixed(text).text == text)
  }

  @Test(
    "a file that is no text in UTF-8 is told in one message",
    arguments: EverydaySlipTests.filesOfOtherKinds)
  func encodings(bytes: [UInt8]) {
    let source = SourceFile(path: "test.rules", bytes: bytes)
    let found = checkRules([CheckedFile(name: "test.rules", source: source)]).diagnostics
    #expect(found.map(\.code) == [.badCharacter])
  }

  @Test(
    "a time zone by its city is mended, one by its abbreviation is suggested",
    arguments: [("New York", true), ("EST", false), ("KST", false)])
  func zones(name: String, isMended: Bool) {
    let text = "language 1\ntimezone \"\(name)\"\n"
    #expect(errors(in: text).first?.help?.contains("/") == true)
    #expect(fixed(text).errors.isEmpty == isMended)
  }
}
