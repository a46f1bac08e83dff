import CallModel
import Diagnostics
import RuleCheck
import Testing

@Suite("Named amounts, and notes with values") struct NoteTypingTests {
  private let total = "mentions \"the total is {money as total}\""

  private func outcomes(
    _ written: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [CheckedOutcome] {
    let text = "rule \"r\" when \(total) then \(written)"
    return try #require(try rules(text, sourceLocation: sourceLocation).first).outcomes
  }

  private func errors(_ written: String, when condition: String? = nil) -> [Diagnostic] {
    check("rule \"r\" when \(condition ?? total) then \(written)").diagnostics
      .filter { $0.severity == .error }
  }

  @Test("an amount has a name and what a conversion's value has")
  func amounts() throws {
    guard case .amount("fee", let worth, _) = try outcomes("set fee = 8% of total at most $50")[0]
    else {
      Issue.record("no amount")
      return
    }
    #expect(worth.most == Money(minorUnits: 5000, currency: .usd))
    #expect(errors("set fee = 5").map(\.code) == [.typeMismatch])
    #expect(
      errors("set fee = total", when: "\(total) or call.answered").map(\.code) == [.emptyValue])
    #expect(errors("set fee = $1 set fee = $2").map(\.code) == [.duplicateName])
  }

  @Test("a note is text and the values that it names in braces")
  func notes() throws {
    guard case .note("call back", _) = try outcomes("note \"call back\"")[0],
      case .note("{}", _) = try outcomes("note \"{}\"")[0],
      case .note("", _) = try outcomes("note \"\"")[0],
      case .note(let note, _) = try outcomes("note \"said {total}, fee {fee}\" set fee = $1")[0]
    else {
      Issue.record("other notes")
      return
    }
    guard note.parts.count == 4, case .text("said ") = note.parts[0],
      case .captured("total", let mentions) = note.parts[1], case .text(", fee ") = note.parts[2],
      case .amount(let fee) = note.parts[3]
    else {
      Issue.record("other parts: \(note)")
      return
    }
    #expect(mentions.count == 1)
    #expect(fee.fixedAmount == Money(minorUnits: 100, currency: .usd))
  }

  @Test("any kind of value can be noted, also one that a call may lack")
  func everyKind() {
    for kind in ["money", "number", "percent", "date", "time", "phone", "digits"] {
      #expect(
        errors("note \"it is {it}\"", when: "mentions \"on {\(kind) as it}\" or call.answered")
          .isEmpty)
    }
  }

  @Test("a name that stands for nothing is refused where it stands, with what was probably meant")
  func unknownNames() {
    let found = errors("note \"said {totl}\"")
    #expect(found.map(\.code) == [.unknownName])
    #expect(found.first?.help == "did you mean `{total}`?")
    #expect(errors("note \"{fee} and {total}\"").map(\.code) == [.unknownName])
    // The amount of another rule is its own affair.
    #expect(
      check(
        """
        rule "r" when \(total) then set fee = $1
        rule "s" when \(total) then note "{fee}"
        """
      ).diagnostics.filter { $0.severity == .error }.map(\.code) == [.unknownName])
  }

  @Test("what is wrong with an amount is said once, where it is set")
  func wrongAmount() {
    #expect(errors("set fee = 5 note \"{fee}\"").map(\.code) == [.typeMismatch])
  }
}
