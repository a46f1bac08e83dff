import Foundation
import TestSupport
import Testing

@Suite("What other systems know") struct E2EMarketTests {
  private static let samples = "docs/formats/samples"
  private static let kinds = [
    "numbers", "touchpoints", "spend", "deals", "deal-stages", "orders", "subscriptions",
    "engagement",
  ]

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func imported(_ kind: String, _ file: String, _ options: String...) throws -> ProgramRun {
    try ProgramRun.earshot(
      ["import", kind, file, "--store", folder.path("earshot.db")] + options)
  }

  @Test("every sample is imported whole, and importing it again changes nothing", arguments: kinds)
  func samples(of kind: String) throws {
    let file = "\(Self.samples)/\(kind).csv"
    let rows =
      try String(contentsOfFile: Places.repository.appending(path: file).path, encoding: .utf8)
      .split(separator: "\n").count - 1
    let first = try imported(kind, file)
    #expect(first.exitCode == 0, "\(first.errors)")
    #expect(first.outputLines.first == "  \(file): \(rows) rows · \(rows) new")
    let again = try imported(kind, file)
    #expect(again.outputLines.first == "  \(file): \(rows) rows · \(rows) unchanged")
  }

  @Test("deals of a database with one currency; what does not fit is set aside")
  func deals() throws {
    let file = folder.path("opportunities.csv")
    let text = """
      Id,StageName,Amount,CloseDate,IsClosed,IsWon,Name
      o1,Closed Won,1240.0,2026-10-09,true,true,Ann
      o2,Proposal,much,2026-12-01,false,false,Bob

      """
    try Data(text.utf8).write(to: URL(filePath: file))
    let run = try imported("deals", file, "--currency", "usd")
    #expect(run.exitCode == 3)
    #expect(
      run.errors.contains("opportunities.csv:3: `Amount` is not an amount of money: `much`"))
    #expect(run.output.contains("2 rows · 1 new · 1 set aside in "))
    let rejects = try String(
      contentsOfFile: folder.path("opportunities.rejects.csv"), encoding: .utf8)
    #expect(rejects.hasSuffix("\no2,Proposal,much,2026-12-01,false,false,Bob\n"))
    let wrong = try imported("deals", file, "--currency", "dollars")
    #expect(wrong.exitCode != 0 && wrong.errors.contains("`dollars` is not a currency"))
  }

  @Test(
    "after rules have changed, a call is worth what was sold in the first report that is asked",
    arguments: [["kpis"], ["journeys", "c-1001"], ["attribution"], ["pipeline"]])
  func settled(report: [String]) throws {
    let fixtures = try StoredFixtures()
    let deals = fixtures.path("deals.csv")
    try Data(
      "id,stage,closed_at,amount,currency,phone\nd-1,Closed Won,2026-10-09,1240,USD,+12125550101\n"
        .utf8
    ).write(to: URL(filePath: deals))
    let told = try fixtures.earshot(["import", "deals", deals])
    #expect(told.output.contains("1 took the place"), "\(told.output)\(told.errors)")
    let rules = try fixtures.rules(
      "rule \"card\" when mentions \"credit card\" by caller then conversion \"card sale\" value $80\n"
    )
    #expect(try fixtures.earshot(["rules", "apply", rules]).exitCode == 0)
    #expect(
      try StoreDump.rows(fixtures.store, "SELECT count(*) FROM kept_sale_changes") == ["1"])
    let first = try fixtures.earshot(["report"] + report)
    #expect(first.exitCode == 0, "\(first.errors)")
    #expect(try StoreDump.rows(fixtures.store, "SELECT * FROM kept_sale_changes").isEmpty)
    #expect(try fixtures.earshot(["report"] + report).output == first.output)
    #expect(
      try StoreDump.rows(
        fixtures.store, "SELECT value_minor FROM live_outcomes WHERE call_id = 'c-1001'")
        == ["124000"])
  }

  private static let questions = [
    ["pipeline"], ["pipeline", "--by", "campaign"], ["pipeline", "--stages"], ["sales"],
    ["mrr", "--by", "segment"], ["ltv", "--by", "segment"], ["returns", "--by", "source"],
    ["mentions"], ["agents"], ["service", "--tag", "service", "--per-minute", "0.90"],
    ["phone-share"], ["engagement", "web", "--by", "page"], ["engagement", "social"],
    ["engagement", "email", "--by", "campaign"], ["engagement", "active"],
    ["engagement", "revenue"], ["stages"], ["stages", "--by", "person"],
  ]

  @Test("reports on deals are made as text, as CSV and as JSON", arguments: questions)
  func reports(_ arguments: [String]) throws {
    for kind in Self.kinds { _ = try imported(kind, "\(Self.samples)/\(kind).csv") }
    func report(_ format: String) throws -> ProgramRun {
      try ProgramRun.earshot(
        ["report"] + arguments + ["--store", folder.path("earshot.db"), "--format", format],
        environment: ["COLUMNS": "100"])
    }
    let text = try report("text")
    #expect(text.exitCode == 0, "\(text.errors)")
    #expect(text.outputLines.count >= 1)
    let csv = try report("csv")
    #expect(csv.outputLines.first?.hasPrefix("name,") == true)
    let json = try report("json")
    let rows = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
    #expect(rows?.count == csv.outputLines.count - 1)
  }

  @Test("the account's time zone is set once, and the key figures go by it")
  func account() throws {
    for kind in ["touchpoints", "spend"] {
      _ = try imported(kind, "\(Self.samples)/\(kind).csv")
    }
    let store = ["--store", folder.path("earshot.db")]
    let wrong = try ProgramRun.earshot(["account", "--time-zone", "new_york"] + store)
    #expect(wrong.exitCode == 1 && wrong.errors.contains("did you mean `America/New_York`?"))
    let unset = try ProgramRun.earshot(["report", "kpis"] + store)
    #expect(unset.output.contains("days are those of UTC"), "\(unset.errors)")
    let set = try ProgramRun.earshot(["account", "--time-zone", "america/new_york"] + store)
    #expect(set.outputLines == ["  time zone: America/New_York"])
    let days = try ProgramRun.earshot(["report", "kpis", "--by", "day"] + store)
    #expect(days.output.contains("days are those of America/New_York"))
    let csv = try ProgramRun.earshot(
      ["report", "kpis", "--by", "campaign", "--format", "csv"] + store)
    #expect(csv.outputLines.first?.hasPrefix("name,calls,answered,") == true)
    #expect(
      csv.outputLines.contains {
        $0.hasPrefix("Autumn billboard,0,") && $0.contains(",USD,90000,")
      })
  }

  @Test("what became of the leads of the samples")
  func pipeline() throws {
    for kind in ["touchpoints", "spend", "deals"] {
      _ = try imported(kind, "\(Self.samples)/\(kind).csv")
    }
    let run = try ProgramRun.earshot(
      ["report", "pipeline", "--by", "campaign", "--store", folder.path("earshot.db")],
      environment: ["COLUMNS": "200"])
    let lines = run.outputLines.map { $0.split(separator: " ").map(String.init) }
    let spring = try #require(lines.first { $0.prefix(2) == ["Spring", "search"] })
    // The deal of a person who chatted after a click, and the one that names the campaign.
    #expect(spring.contains("$3,200.00") && spring.contains("$1,021.40"), "\(run.output)")
    let won = try #require(lines.first { $0.contains("$1,240.00") })
    #expect(won.contains("100.0"), "\(run.output)")
  }

  @Test(
    "the $100 that a rule assumes, the sale that takes its place, and the deal that opens again")
  func closedLoop() throws {
    let store = folder.path("earshot.db")
    try FileManager.default.createDirectory(
      atPath: folder.path("recordings"), withIntermediateDirectories: true)
    try folder.write(
      """
      id,started,direction,answered,duration,caller.number,campaign.id,campaign.medium
      c-1,2026-10-03T14:00:00-04:00,inbound,yes,12m,+1 212 555 0100,spring,cpc

      """, to: "calls.csv")
    try folder.write(
      """
      language 1
      currency USD
      rule "large sale" when call.duration >= 10m then conversion value $100

      """, to: "rules/usd.rules")
    func run() throws -> ProgramRun {
      try ProgramRun.earshot([
        "run", folder.path("recordings"), "--calls", folder.path("calls.csv"), "--rules",
        folder.path("rules"), "--store", store,
      ])
    }
    func deal(_ stage: String, at modified: String) throws -> String {
      try folder.write(
        "Id,StageName,Amount,CreatedDate,CloseDate,LastModifiedDate,Phone\n"
          + "o-1,\(stage),1240,2026-10-03T18:30:00Z,2026-10-09,\(modified),+1 212 555 0100\n",
        to: "deals.csv")
      return try imported("deals", folder.path("deals.csv"), "--currency", "USD").output
    }
    func holds() throws -> [String] {
      let sales = try ProgramRun.earshot(["report", "sales", "--store", store, "--format", "csv"])
      let names = try #require(sales.outputLines.first).split(separator: ",")
      let cells = try #require(sales.outputLines.last)
        .split(separator: ",", omittingEmptySubsequences: false)
      let row = Dictionary(uniqueKeysWithValues: zip(names, cells))
      return ["name", "assumed_minor", "sold_minor", "holds_minor"].map {
        String(row[$0[...]] ?? "")
      }
    }
    #expect(try run().exitCode == 0)
    let won = try deal("Closed Won", at: "2026-10-09T15:00:00Z")
    #expect(won.contains("sales: 1 took the place of what rules assumed\n"), "\(won)")
    #expect(try holds() == ["paid search", "10000", "124000", "124000"])
    #expect(try run().exitCode == 0)
    #expect(
      try holds() == ["paid search", "10000", "124000", "124000"], "booking again changes nothing")
    let open = try deal("Negotiation", at: "2026-10-12T09:00:00Z")
    #expect(open.contains("sales: 1 taken back\n"), "\(open)")
    #expect(try holds() == ["paid search", "10000", "", "10000"])
    let late = try deal("Closed Won", at: "2026-10-10T09:00:00Z")
    #expect(late.contains("1 unchanged"), "an older state")
  }
}
