import CallModel
import Diagnostics
import Foundation
import Imports
import TestSupport
import Testing

@Suite struct SalesFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func entries(
    _ text: String, _ table: MarketTable, currency: Currency? = nil
  ) throws -> [MarketFile.Entry] {
    try Data(text.utf8).write(to: URL(filePath: folder.path("rows")))
    var file = try MarketFile(path: folder.path("rows"), table: table, currency: currency)
    var entries: [MarketFile.Entry] = []
    while let entry = try file.next() { entries.append(entry) }
    return entries
  }

  private func rows(
    _ text: String, _ table: MarketTable, currency: Currency? = nil
  ) throws -> [[String: MarketValue]] {
    try entries(text, table, currency: currency).compactMap { entry in
      guard case .row(let row) = entry else {
        Issue.record("rejected: \(entry)")
        return nil
      }
      let known = zip(table.columns, row.values).filter { $1 != .unknown }
      return Dictionary(uniqueKeysWithValues: known.map { ($0.name, $1) })
    }
  }

  private func reasons(_ text: String, _ table: MarketTable) throws -> [String] {
    try entries(text, table).flatMap { entry -> [String] in
      guard case .rejected(let row) = entry else { return [] }
      return row.errors.map(\.reason)
    }
  }

  private func instant(_ text: String) throws -> MarketValue {
    .instant(try Instant(iso8601: text))
  }

  @Test("an export of Salesforce's Opportunity is read as it is")
  func salesforce() throws {
    let rows = try rows(
      """
      "Id","Name","StageName","Amount","CloseDate","IsClosed","IsWon","LeadSource","CreatedDate","LastModifiedDate","ContactId","CampaignId","CurrencyIsoCode","Probability","SystemModstamp","Phone"
      "0065g00000AbCdEAAV","Ann's kitchen","Closed Won","1240.0","2026-10-09","true","true","Phone Inquiry","2026-10-03T18:30:00.000+0000","2026-10-09T15:00:00.000Z","0035g00000XyZabAAF","7015g000000AAAA","USD","100","2026-10-09T15:00:01.000Z","+1 212-555-0100"

      """, .deals)
    let row = try #require(rows.first)
    #expect(row["id"] == .text("0065g00000AbCdEAAV"))
    #expect(row["stage"] == .text("Closed Won"))
    #expect(row["amount"] == .money(Money(minorUnits: 124_000, currency: .usd)))
    #expect(row["closed_at"] == .text("2026-10-09"))
    #expect(try row["opened_at"] == instant("2026-10-03T18:30Z"))
    #expect(row["closed"] == .integer(1) && row["won"] == .integer(1))
    #expect(row["person_id"] == .text("0035g00000XyZabAAF"))
    #expect(row["phone"] == .contact("+12125550100"))
    #expect(row["lead_source"] == .text("Phone Inquiry"))
    let holdsName = row.values.contains { "\($0)".contains("kitchen") }
    #expect(!holdsName, "names of deals are not kept")
  }

  @Test("objects of HubSpot's API are read as they are, and its exports, too")
  func hubSpot() throws {
    let json = try rows(
      """
      {"id":"512","properties":{"amount":"1240.00","closedate":"2026-10-09T15:00:00Z","createdate":"2026-10-03T18:30:00.000Z","dealname":"Ann","dealstage":"closedwon","hs_lastmodifieddate":"2026-10-09T15:00:00.000Z","hs_object_id":"512","pipeline":"default","deal_currency_code":"EUR"},"createdAt":"2026-10-03T18:30:00.000Z","updatedAt":"2026-10-09T15:00:00.000Z","archived":false}

      """, .deals)
    let csv = try rows(
      """
      Record ID,Deal Name,Deal Stage,Pipeline,Close Date,Create Date,Last Modified Date,Amount,Currency
      512,Ann,closedwon,default,2026-10-09T15:00:00Z,2026-10-03T18:30:00Z,2026-10-09T15:00:00Z,1240,EUR

      """, .deals)
    #expect(json == csv)
    #expect(csv.first?["won"] == .integer(1))
  }

  @Test("whether a deal is decided, the file says; where it does not, the name of the stage does")
  func state() throws {
    let rows = try rows(
      """
      id,stage,closed,won
      a,Closed Won,,
      b,closedlost,,
      c,Negotiation/Review,,no
      d,Gewonnen,yes,yes
      e,Verloren,yes,no
      f,Gewonnen,,yes
      g,Closed Won,no,
      h,Closed Won,,no

      """, .deals)
    let states = rows.map { row in [row["closed"], row["won"]] }
    let expected: [[Int64]] = [
      [1, 1], [1, 0], [0, 0], [1, 1], [1, 0], [1, 1], [0, 0], [1, 0],
    ]
    #expect(states == expected.map { $0.map { .integer($0) } })
    let contradiction = try reasons("id,stage,closed,won\na,x,no,yes\n", .deals)
    #expect(contradiction == ["the row says that the deal was won and is not closed"])
  }

  @Test(
    "a stage that is named with its number, its pipeline or other signs is decided all the same")
  func decoratedStages() throws {
    let stages = [
      "Closed Won (Sales Pipeline)": [1, 1], "Closed Lost (Sales Pipeline (EU))": [1, 0],
      "5. Closed Won (Sales Pipeline)": [1, 1], "Closed/Won": [1, 1], "9 - Closed Lost": [1, 0],
      "Closed – Won": [1, 1], "(Won)": [0, 0], "Won over (Sales Pipeline)": [0, 0],
      "Negotiation (closed won)": [0, 0], "Proposal (Sales Pipeline)": [0, 0],
    ]
    for (stage, expected) in stages {
      let row = try rows("id,stage\na,\(stage)\n", .deals).first
      #expect(
        [row?["closed"], row?["won"]] == expected.map { .integer(Int64($0)) }, "\(stage)")
      #expect(row?["stage"] == .text(stage))
    }
  }

  @Test("an export of HubSpot's tells in the words of its pages what was won")
  func hubSpotWords() throws {
    let rows = try rows(
      "Record ID,Deal Stage,Is Closed Won\n1,Gewonnen (Vertrieb),true\n2,Offen (Vertrieb),false\n",
      .deals)
    #expect(rows.map { $0["won"] } == [.integer(1), .integer(0)])
    #expect(rows.map { $0["closed"] } == [.integer(1), .integer(0)])
  }

  @Test("what came back may have a quantity below zero, and nothing else has one")
  func returnedPieces() throws {
    let text =
      "order_id,line,at,quantity,amount,currency\no,1,2026-10-09T15:00Z,1,90,USD\no,2,2026-10-09T15:00Z,-1,-90,USD\n"
    let rows = try rows(text, .orders)
    #expect(rows.map { $0["quantity"] } == [.integer(1), .integer(-1)])
    #expect(
      try reasons(text.replacing(",-1,", with: ",-1.5,"), .orders)
        == ["`quantity` is not a whole number: `-1.5`"])
    #expect(
      try reasons("day,campaign_id,amount,currency,clicks\n2026-10-09,a,1,USD,-1\n", .spend)
        == ["`clicks` is not a count: `-1`"])
  }

  @Test("the price of a piece is not taken for what a line comes to")
  func prices() throws {
    let text = "order_id,at,quantity,price,currency\no,2026-10-09T15:00Z,3,90,USD\n"
    let error = #expect(throws: InputErrors.self) { try entries(text, .orders) }
    #expect(
      error?.errors.map(\.reason) == [
        "`price` is not a column of orders", "no column is named `amount`",
      ])
  }

  @Test("a sign of several currencies means the one that stands beside it, or the account's")
  func signs() throws {
    let text =
      "id,stage,amount,currency\na,x,$5,CAD\nb,x,$5,\nc,x,¥5,CNY\nd,x,USD 5,usd\ne,x,USD 5,\n"
    let own = try #require(Currency(code: "AUD"))
    let codes = try rows(text, .deals, currency: own).map { row in
      if case .money(let money)? = row["amount"] { money.currency.code } else { "" }
    }
    #expect(codes == ["CAD", "AUD", "CNY", "USD", "USD"])
  }

  @Test("a row whose amount names another currency than its column is set aside")
  func twoCurrencies() throws {
    let text =
      "id,stage,amount,currency\na,x,USD 5,EUR\nb,x,$5,EUR\nc,x,5 EUR,EUR\nd,x,€5,eur\ne,x,5,EUR\n"
    #expect(
      try reasons(text, .deals) == [
        "`amount` is in USD, and its row is in EUR: `USD 5`",
        "`amount` is in USD, and its row is in EUR: `$5`",
      ])
    #expect(
      try reasons(#"{"id": "a", "stage": "x", "amount": "USD 5", "currency": "EUR"}"#, .deals)
        == ["`amount` is in USD, and its row is in EUR: `USD 5`"])
    // What the account's amounts are in is no statement about this one.
    let other = try rows("id,stage,amount,currency\na,x,€5,\n", .deals, currency: .usd)
    #expect(other.count == 1)
  }

  @Test("amounts without a currency have that of the account, and need one")
  func currency() throws {
    let text = "id,stage,amount,currency\na,x,12.50,\nb,x,12,EUR\nc,x,$3,\n"
    let euro = try #require(Currency(code: "EUR"))
    let yen = try #require(Currency(code: "JPY"))
    let amounts = try rows(text, .deals, currency: .usd).map { $0["amount"] }
    #expect(
      amounts
        == [(1250, Currency.usd), (1200, euro), (300, .usd)].map {
          .money(Money(minorUnits: $0, currency: $1))
        })
    #expect(
      try reasons(text, .deals) == ["`amount` is not an amount of money: `12.50`"])
    let whole = try rows("id,stage,amount\na,x,1200.0\n", .deals, currency: yen)
    #expect(whole.first?["amount"] == .money(Money(minorUnits: 1200, currency: yen)))
  }

  @Test(
    "a row that does not fit is told with its column",
    arguments: [
      ("id,stage,closed_at\na,x,2026-13-01\n", "`closed_at` is not a day: `2026-13-01`"),
      (
        "id,stage,closed_at\na,x,2026-10-03T14:00:00\n",
        "`closed_at` does not say in which time zone it is: `2026-10-03T14:00:00`"
      ),
      ("id,stage\na,\n", "`stage` is empty, and every row has one"),
      ("id,stage,won\na,x,maybe\n", "`won` is neither yes nor no: `maybe`"),
      ("id,stage\na,x\na,y\n", "line 2 has the same id"),
    ])
  func faults(text: String, reason: String) throws {
    #expect(try reasons(text, .deals) == [reason])
  }

  @Test("an export of Salesforce's OpportunityHistory is read as it is")
  func history() throws {
    let rows = try rows(
      """
      Id,OpportunityId,StageName,Amount,CloseDate,CreatedDate,Probability,CurrencyIsoCode
      h1,o1,Prospecting,100,2026-12-01,2026-10-03T18:30:00.000Z,10,USD

      """, .dealStages)
    #expect(rows.first?["deal_id"] == .text("o1"))
    #expect(rows.first?["stage"] == .text("Prospecting"))
  }

  @Test("what comes back has an amount below zero; a subscription does not end before it begins")
  func ordersAndSubscriptions() throws {
    let order = try rows(
      "order_id,at,sku,amount,currency\no,2026-10-03T18:30Z,gold,-20,USD\n", .orders)
    #expect(order.first?["amount"] == .money(Money(minorUnits: -2000, currency: .usd)))
    #expect(
      try reasons(
        """
        id,started_at,ended_at,mrr
        s,2026-10-03T18:30Z,2026-10-03T18:00Z,$9

        """, .subscriptions) == ["the row ends before it begins"])
  }

  @Test("engagement is one of the words for it")
  func engagement() throws {
    let text = "id,at,kind,count,duration\ne,2026-10-03T18:30Z,Email_Open,3,40s\n"
    let row = try #require(try rows(text, .engagement).first)
    #expect(row["kind"] == .text("email_open") && row["count"] == .integer(3))
    #expect(row["duration"] == .integer(40_000))
    let reasons = try reasons("id,at,kind\ne,2026-10-03T18:30Z,dance\n", .engagement)
    #expect(reasons.first?.contains("is none of email_sent") == true)
  }
}
