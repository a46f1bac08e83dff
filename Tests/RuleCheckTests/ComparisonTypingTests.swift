import CallModel
import Diagnostics
import RuleCheck
import Testing

@Suite("Comparisons, typed")
struct ComparisonTypingTests {
  @Test(
    "each kind of field takes its values",
    arguments: [
      ("call.answered", FieldTest.holds),
      ("call.duration >= 45s", .compares(.greaterOrEqual, to: .value(.duration(ms: 45_000)))),
      (
        "call.duration < call.ring_time",
        .compares(.less, to: .field(.stored(path: "call.ring_time", type: .duration)))
      ),
      ("call.direction is inbound", .compares(.equal, to: .value(.choice("inbound")))),
      ("campaign.name = \"Brand\"", .compares(.equal, to: .value(.text("Brand")))),
      ("custom.colour contains \"red\"", .contains("red")),
      ("campaign.name matches \"spring-*\"", .matches(glob: "spring-*")),
      ("campaign.name starts with \"sp\"", .startsWith("sp")),
      ("caller.number starts with +82-10-1234-5678", .startsWith("+821012345678")),
      ("caller.number starts with +82", .startsWith("+82")),
      ("caller.number is known", .isKnown), ("caller.number is missing", .isMissing),
      (
        "campaign.medium in (\"cpc\", \"email\")",
        .isIn(.values([.text("cpc"), .text("email")]))
      ),
      (
        "call.duration in 30s..2m",
        .isIn(.range(lower: .duration(ms: 30_000), upper: .duration(ms: 120_000)))
      ),
      (
        "call.started in 22:00..06:00",
        .isIn(
          .timesOfDay(startMs: 79_200_000, endMs: 21_600_000, zone: "America/New_York"))
      ),
      (
        "call.started in 09:00..18:00 zone \"Asia/Seoul\"",
        .isIn(.timesOfDay(startMs: 32_400_000, endMs: 64_800_000, zone: "Asia/Seoul"))
      ),
    ])
  func fields(condition: String, test: FieldTest) throws {
    #expect(try fieldTest(condition) == test)
  }

  @Test("a denied field takes its values behind a guard")
  func denied() throws {
    let condition = "caller.number is known and caller.number not in staff"
    guard
      case .all(let operands, _) = try expression(
        condition, before: "list staff = +12125550100, +12125550101"),
      case .comparison(let comparison) = operands[1]
    else { throw WrongShape(description: condition) }
    let numbers = ["+12125550100", "+12125550101"].compactMap { PhoneNumber($0) }
    #expect(comparison.test == .isNotIn(.values(numbers.map { .phone($0) })))
  }

  @Test(
    "ranges of weekdays run over the end of the week",
    arguments: [
      ("mon..fri", ["mon", "tue", "wed", "thu", "fri"]),
      ("fri..mon", ["fri", "sat", "sun", "mon"]),
      ("sun..sun", ["sun"]),
    ])
  func weekdays(range: String, days: [String]) throws {
    let condition = "call.weekday in \(range)"
    guard case .comparison(let comparison) = try expression(condition) else {
      throw WrongShape(description: condition)
    }
    #expect(comparison.field == .weekday(zone: "America/New_York"))
    #expect(comparison.test == .isIn(.values(days.map { .choice($0) })))
  }

  @Test(
    "dates begin and end in the file's time zone, also where clocks change",
    arguments: [
      // In New York clocks go forward on 8 March 2026, a day of 23 hours.
      (">= 2026-03-08", FieldTest.compares(.greaterOrEqual, to: at(1_772_946_000_000))),
      ("> 2026-03-08", .compares(.greaterOrEqual, to: at(1_773_028_800_000))),
      ("< 2026-03-08", .compares(.less, to: at(1_772_946_000_000))),
      ("<= 2026-03-08", .compares(.less, to: at(1_773_028_800_000))),
      (
        "in 2026-03-08..2026-03-08",
        .isIn(
          .range(
            lower: .instant(Instant(unixMs: 1_772_946_000_000)),
            upper: .instant(Instant(unixMs: 1_773_028_800_000))))
      ),
    ])
  func dates(written: String, test: FieldTest) throws {
    #expect(try fieldTest("call.started \(written)") == test)
  }

  @Test("a condition keeps its name and is written out")
  func conditions() throws {
    let found = try expression(
      "long and call.answered", before: "condition long = call.duration > 5m")
    guard case .all(let operands, _) = found, case .condition(let name, let inner, _) = operands[0],
      case .comparison = inner
    else { throw WrongShape(description: "\(found)") }
    #expect(name == "long")
  }

  private static func at(_ unixMs: Int64) -> ComparisonOperand {
    .value(.instant(Instant(unixMs: unixMs)))
  }
}

@Suite("Guards of fields that may be missing")
struct GuardTests {
  @Test(
    "a denial needs one",
    arguments: [
      "caller.number != +12125550100", "not caller.is_repeat", "not (call.duration > 1m)",
      "call.direction is not inbound", "caller.number not in (+12125550100)",
      "not (call.answered and call.duration > 1m)", "call.duration != call.ring_time",
      "not caller.is_repeat or call.voicemail is known",
    ])
  func needed(condition: String) {
    let found = codes(condition)
    #expect(!found.isEmpty && found.allSatisfy { $0 == .unguardedField })
  }

  @Test(
    "a neighbour that says whether the field is known is one",
    arguments: [
      "caller.number is known and caller.number != +12125550100",
      "caller.number != +12125550100 and caller.number is known",
      "caller.is_repeat is known and not (caller.is_repeat or call.id = \"x\")",
      "call.duration is missing or not (call.duration > 1m)",
      "known_number and caller.number != +12125550100",
      "caller.number is known and (mentions \"a b\" or caller.number != +12125550100)",
    ])
  func given(condition: String) {
    #expect(
      codes(condition, before: "condition known_number = caller.number is known")
        .filter { $0 != .unusedName } == [])
  }

  @Test(
    "fields that every call has, and questions that are always answered, need none",
    arguments: [
      "call.id != \"x\"", "not call.duration is known", "not mentions \"a b\"", "call.answered",
    ])
  func notNeeded(condition: String) {
    #expect(codes(condition) == [])
  }
}

@Suite("Impossible and idle conditions")
struct RangeLintTests {
  @Test(
    "contradictions are found",
    arguments: [
      "call.duration > 5m and call.duration < 1m", "call.duration > 5m and call.duration < 5m",
      "call.duration >= 5m and call.duration < 5m", "call.duration = 1m and call.duration = 2m",
      "call.direction is inbound and call.direction is outbound",
      "campaign.name = \"a\" and campaign.name = \"b\"",
      "campaign.name is missing and campaign.name = \"a\"", "call.duration < 0s",
      "call.duration < 1m and mentions \"a b\" from 1m", "mentions \"a b\" within first 0s",
      "call.id = \"x\" or (call.duration > 5m and call.duration < 1m)",
    ])
  func found(condition: String) {
    #expect(codes(condition) == [.neverTrue])
  }

  @Test(
    "what can hold is left alone",
    arguments: [
      "call.duration >= 5m and call.duration <= 5m", "call.duration > 1m and call.duration < 5m",
      "call.duration > 5m or call.duration < 1m", "campaign.name = \"a\" and campaign.name = \"A\"",
      "call.duration < 2m and mentions \"a b\" from 1m", "call.duration > 0s",
      "call.duration < 1m and not mentions \"a b\" from 1m",
      "call.direction is inbound and campaign.name = \"a\"",
    ])
  func leftAlone(condition: String) {
    #expect(codes(condition) == [])
  }
}
