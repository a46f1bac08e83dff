import CallModel
import PhraseMatch
import TestSupport
import Testing

@Suite struct CaptureTests {
  /// The names and values of the hits of `pattern` in `text`.
  private func captured(
    _ pattern: String, in text: String, own currency: String? = nil
  ) throws -> [[String]] {
    let term = Term(pattern, currency: currency.flatMap { Currency(code: $0) })
    return try PhraseMatcher(terms: [term]).matches(in: Spoken.turn(text)).map { hit in
      hit.captures.map { "\($0.name ?? "-") \($0.value) “\($0.text)” \($0.words)" }
    }
  }

  @Test(
    "a hit holds the values that its phrase names",
    arguments: [
      (
        "(your|the) total (is|comes to) {money as total}",
        "okay the total comes to five hundred and twenty dollars today",
        [["total $520.00 “five hundred and twenty dollars” 5..<10"]]
      ),
      (
        "총 {money as 금액}", "총 5만 3천원이에요 네",
        [["금액 ₩53,000 “5만 3천원이에요” 1..<3"]]
      ),
      (
        "{number as seats} (seat~|ticket~) for {date as day}", "Twenty-five seats for March 3rd.",
        [["seats 25 “Twenty-five” 0..<1", "day --03-03 “March 3rd.” 3..<5"]]
      ),
      (
        "ending in {digits:4 as last}", "ending in oh double five one",
        [
          ["last 0551 “oh double five one” 2..<6"]
        ]
      ),
      ("at {time}", "at 9:30, then", [["- 9:30 am or pm “9:30,” 1..<2"]]),
      (
        "call {phone as number}", "call (212) 555-0143",
        [["number 2125550143 “(212) 555-0143” 1..<3"]]
      ),
      (
        "{percent as off} off", "forty percent off 20% off",
        [
          ["off 40% “forty percent” 0..<2"], ["off 20% “20%” 3..<4"],
        ]
      ),
      ("card", "card", [[]]),
      ("total {money as total}", "total fifty", []),
      ("total ...2 {money as total}", "total is about $50", [["total $50.00 “$50” 3..<4"]]),
      ("{money as total}", "$ 50", [["total $50.00 “50” 1..<2"]]),
    ] as [(String, String, [[String]])])
  func values(pattern: String, text: String, expected: [[String]]) throws {
    #expect(try captured(pattern, in: text) == expected)
  }

  @Test("the first way as written is taken, an element before its absence, with the shortest gaps")
  func choices() throws {
    #expect(try captured("{number as a}? {number as b}", in: "5") == [["b 5 “5” 0..<1"]])
    #expect(
      try captured("({number as a}|{number as b}) off", in: "5 off") == [["a 5 “5” 0..<1"]])
    #expect(
      try captured("x ... {number as a}? ... y", in: "x 1, 2, y") == [["a 1 “1,” 1..<2"]])
  }

  @Test("the file's currency goes with the term")
  func currency() throws {
    #expect(try captured("{money as m}", in: "$50", own: "CAD") == [["m CAD 50.00 “$50” 0..<1"]])
    let terms = ["USD", "AUD"].map { Term("{money as m}", currency: Currency(code: $0)) }
    let hits = try PhraseMatcher(terms: terms).matches(in: Spoken.turn("fifty dollars"))
    #expect(hits.map { $0.captures.map(\.value.description) } == [["$50.00"], ["AUD 50.00"]])
  }

  @Test("a value does not run past words of somebody else")
  func speakers() throws {
    let transcript = Spoken.turns([(.caller, "it is fifty"), (.agent, "dollars")])
    #expect(try PhraseMatcher(terms: [Term("{money}")]).matches(in: transcript).isEmpty)
  }

  @Test("a hit that is moved in time keeps its values")
  func shifted() throws {
    let hits = try PhraseMatcher(terms: [Term("{money as m}")]).matches(in: Spoken.turn("$50"))
    #expect(hits.map { $0.shifted(byMs: 100).captures } == hits.map(\.captures))
  }
}
