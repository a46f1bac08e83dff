import CallModel
import Diagnostics
import Foundation
import Imports
import TestSupport
import Testing

/// What files leave open and a command is told of all rows: the zone of their times, the country of their numbers.
@Suite struct MarketConventionTests {
  private let folder: TemporaryFolder
  private let told: CallConventions

  init() throws {
    folder = try TemporaryFolder()
    told = CallConventions(
      timeZone: TimeZone(identifier: "America/New_York"), country: CallingCode("+1"))
  }

  private func file(
    _ text: String, _ table: MarketTable, _ conventions: CallConventions
  ) throws -> MarketFile {
    try Data(text.utf8).write(to: URL(filePath: folder.path("rows.csv")))
    return try MarketFile(path: folder.path("rows.csv"), table: table, conventions: conventions)
  }

  /// The values of the rows, those of rows that are set aside as their errors; read one by one and packed, which is
  /// the same.
  private func rows(
    _ text: String, _ table: MarketTable, _ conventions: CallConventions
  ) throws -> [[String]] {
    func known(_ values: [MarketValue]) -> [String] {
      values.filter { $0 != .unknown }.map { "\($0)" }
    }
    func told(_ row: RejectedRow) -> [String] {
      row.errors.map { $0.description.replacing(folder.path("rows.csv"), with: "rows.csv") }
    }
    var slow = try file(text, table, conventions)
    var one: [[String]] = []
    while let entry = try slow.next() {
      switch entry {
      case .row(let row): one.append(known(row.values))
      case .rejected(let row): one.append(told(row))
      }
    }
    var quick = try file(text, table, conventions)
    var batch = MarketBatch(columnCount: table.columns.count)
    var packed: [[String]] = []
    while let taken = try quick.next(into: &batch) {
      switch taken {
      case .row: packed.append(known(batch.values(ofRow: batch.rowCount - 1)))
      case .rejected(let row): packed.append(told(row))
      }
    }
    #expect(packed == one)
    return one
  }

  private func instant(_ text: String) throws -> String {
    "\(MarketValue.instant(try Instant(iso8601: text)))"
  }

  @Test(
    "a zone tells times without an offset, a country numbers without one, and what is said counts")
  func times() throws {
    let text = """
      id,stage,opened_at,closed_at,phone
      a,Proposal,2026-10-09 02:30 PM,2026-10-10,(212) 555-0100
      b,Proposal,2026-10-09T14:30:00Z,2026-10-09 14:30,+442079460100
      c,Proposal,2026-01-09 14:30,,anonymous

      """
    let rows = try rows(text, .deals, told)
    let phones = ["+12125550100", "+442079460100"].map { "\(MarketValue.contact($0))" }
    #expect(try rows[0].contains(instant("2026-10-09T18:30Z")) && rows[0].contains(phones[0]))
    #expect(rows[0].contains("\(MarketValue.text("2026-10-10"))"), "a day stays one")
    #expect(try rows[1].contains(instant("2026-10-09T14:30Z")) && rows[1].contains(phones[1]))
    #expect(try rows[1].contains(instant("2026-10-09T18:30Z")))
    #expect(try rows[2].contains(instant("2026-01-09T19:30Z")))
    let numbers = try self.rows("number,campaign_name\n800-555-0199,Spring\n", .numbers, told)
    #expect(numbers[0].contains("\(MarketValue.text("+18005550199"))"))
    let lines = "{\"id\": \"a\", \"stage\": \"x\", \"opened_at\": \"2026-10-09 14:30\"}\n"
    #expect(try self.rows(lines, .deals, told)[0].contains(instant("2026-10-09T18:30Z")))
  }

  @Test("where nobody says it the message names the option that does")
  func notTold() throws {
    let text = "id,stage,opened_at,phone\na,x,2026-10-09 14:30,(212) 555-0100\n"
    #expect(
      try rows(text, .deals, CallConventions()) == [
        [
          "rows.csv:2: `opened_at` does not say in which time zone it is: `2026-10-09 14:30` (add the offset from UTC, for example 2026-10-03T14:22:00-04:00, or Z for UTC; or name the zone with `--zone America/New_York`)",
          "rows.csv:2: `phone` does not say which country it belongs to: `(212) 555-0100` (write + and the country code first, for example +1 212 555 0100; or name the country with `--country +1`)",
        ]
      ])
  }

  @Test(
    "a time that clocks showed twice or never, and a number that is none of the country's, are set aside"
  )
  func unclear() throws {
    let text = """
      id,stage,opened_at,phone
      a,x,2026-11-01 01:30,
      b,x,2026-03-08 02:30 AM,
      c,x,,555-0100
      d,x,10/09/2026 02:30 PM,

      """
    #expect(
      try rows(text, .deals, told) == [
        [
          "rows.csv:2: `opened_at` was twice: `2026-11-01 01:30` (the clocks of America/New_York were put back over it; add the offset from UTC)"
        ],
        [
          "rows.csv:3: `opened_at` is no time that was: `2026-03-08 02:30 AM` (the clocks of America/New_York were put forward over it)"
        ],
        [
          "rows.csv:4: `phone` is no number of +1: `555-0100` (write + and the country code first, for example +1 212 555 0100)"
        ],
        [
          "rows.csv:5: `opened_at` is not a time: `10/09/2026 02:30 PM` (write it as 2026-10-03T14:22:00-04:00)"
        ],
      ])
  }

  @Test("calls in our own columns are told the same")
  func calls() throws {
    let text = """
      id,started,caller_number,tracking.number
      a,2026-10-09 02:30 PM,(212) 555-0100,800-555-0199
      b,2026-10-09T14:30:00Z,+442079460100,

      """
    let calls = try CallsFile.parse(Array(text.utf8), path: "calls.csv", conventions: told)
    #expect(
      try calls.map { $0.facts["call.started"] } == [
        .instant(Instant(iso8601: "2026-10-09T18:30Z")),
        .instant(Instant(iso8601: "2026-10-09T14:30Z")),
      ])
    #expect(
      calls.map { $0.facts["caller.number"] }
        == ["+12125550100", "+442079460100"].map { PhoneNumber($0).map { .phone($0) } })
    #expect(
      calls[0].facts["tracking.number"] == PhoneNumber("+18005550199").map { .phone($0) })
  }
}
