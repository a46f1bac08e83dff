import Foundation
import TestSupport
import Testing

@Suite("What rules cost on stored calls") struct E2EProfileTests {
  private struct Profile: Decodable {
    let calls: Int
    let soundMs: Int
    let words: Int
    let rules: [Rule]
    let terms: [Term]

    struct Rule: Decodable {
      let rule: String
      let decidingUsACall: Double
      let searchingMsAnHour: Double
    }
    struct Term: Decodable {
      let phrase: String
      let searchingMsAnHour: Double
    }
  }

  private let rules = """
    rule "card" when mentions any of ("credit card", "debit card") by caller then tag "card"
    rule "answered" when call.answered then tag "answered"
    rule "unused" status off when mentions "theatre" then tag "theatre"
    """

  @Test("every rule and every phrase has its cost, and nothing is booked")
  func profile() throws {
    let fixtures = try StoredFixtures()
    let outcomes = "SELECT * FROM outcomes"
    let before = try StoreDump.rows(fixtures.store, outcomes)
    let run = try fixtures.earshot(
      ["rules", "profile", try fixtures.rules(rules), "--format", "json"])
    #expect(run.exitCode == 0, "\(run.errors)")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let profile = try decoder.decode(Profile.self, from: Data(run.output.utf8))
    #expect(profile.calls == 17)
    // Nine minutes of calls, thirteen of them with two channels.
    #expect(profile.soundMs > 1_000_000)
    #expect(profile.words > 200)
    #expect(profile.rules.map(\.rule) == ["card", "answered"])
    #expect(profile.rules.allSatisfy { $0.decidingUsACall > 0 })
    #expect(profile.rules[0].searchingMsAnHour > 0)
    #expect(profile.rules[1].searchingMsAnHour == 0)
    #expect(profile.terms.map(\.phrase).sorted() == ["credit card", "debit card"])
    #expect(profile.terms.allSatisfy { $0.searchingMsAnHour > 0 })
    #expect(try StoreDump.rows(fixtures.store, outcomes) == before)
  }

  @Test("a sample is taken of the calls that are selected")
  func sample() throws {
    let fixtures = try StoredFixtures()
    let path = try fixtures.rules(rules)
    let some = try fixtures.earshot(["rules", "profile", path, "--sample", "3"])
    #expect(some.outputLines.first?.contains("3 calls") == true)
    let none = try fixtures.earshot(["rules", "profile", path, "--since", "2027-01-01"])
    #expect(none.outputLines == ["  no call to measure on"])
  }
}
