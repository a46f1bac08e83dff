import CallModel
import Diagnostics
import Foundation
import Imports
import TestSupport
import Testing

/// Reports of Google Ads, read as they are exported.
@Suite(.serialized) struct GoogleAdsFileTests {
  private static let sample = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../docs/formats/samples/google-ads.csv").standardizedFileURL
  private static let header = "Campaign,Campaign ID,Day,Currency code,Cost,Clicks,Impr.\n"
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func entries(
    _ bytes: some Sequence<UInt8>, ignoring ignored: Set<String> = [], currency: Currency? = nil,
    forms: ServiceForms = ServiceForms()
  ) throws -> [MarketFile.Entry] {
    let path = folder.path("report.csv")
    try Data(bytes).write(to: URL(filePath: path))
    var file = try MarketFile(
      path: path, table: .spend, ignoring: ignored, currency: currency, forms: forms)
    var entries: [MarketFile.Entry] = []
    while let entry = try file.next() { entries.append(entry) }
    return entries
  }

  /// The rows as `day campaign keyword minorUnits clicks impressions`; what is wrong with those that do not fit.
  private func told(_ entries: [MarketFile.Entry]) -> [String] {
    entries.map { entry in
      switch entry {
      case .row(let row):
        let names = ["day", "campaign_id", "keyword", "amount", "clicks", "impressions"]
        return names.compactMap(MarketTable.spend.index).map { index in
          switch row.values[index] {
          case .text(let text): text
          case .integer(let count): "\(count)"
          case .money(let money): "\(money.currency.code) \(money.minorUnits)"
          default: "–"
          }
        }.joined(separator: " ")
      case .rejected(let row):
        return row.errors.map { $0.description.replacing(folder.path("report.csv"), with: "file") }
          .joined(separator: "\n")
      }
    }
  }

  private func faults(_ text: String, forms: ServiceForms = ServiceForms()) -> [String] {
    do {
      return told(try entries(text.utf8, forms: forms))
    } catch let errors as InputErrors {
      return errors.errors.map {
        $0.description.replacing(folder.path("report.csv"), with: "file")
      }
    } catch {
      return ["\(error)"]
    }
  }

  private static let sampleRows = [
    "2026-10-01 20101 garden shoes USD 110000 333 10044",
    "2026-10-02 20101 garden shoes USD 95000 298 8990",
    "2026-10-02 20102 water pump USD 4210 9 310",
  ]

  @Test("the page shows what each name means", arguments: MarketService.all.map(\.name))
  func documentation(of name: String) throws {
    let service = try #require(MarketService.all.first { $0.name == name })
    let rows = service.columns.map { column in
      let names = column.names.map { "`\($0)`" }.joined(separator: ", ")
      return "| \(names) | `\(column.column)` | \(column.note) |\n"
    }
    let constants = service.constants.map { "`\($0.column)` is `\($0.text)`" }
      .joined(separator: ", ")
    DocumentSection(service.name, in: "docs/formats/spend-services.md").expect(
      "\n| there | here | |\n|---|---|---|\n" + rows.joined()
        + "\nIn every row \(constants).\n\n")
  }

  @Test("titles and totals are no rows, and parts of a keyword are added up")
  func sample() throws {
    let bytes = try Data(contentsOf: Self.sample)
    let entries = try entries(bytes)
    #expect(told(entries) == Self.sampleRows)
    guard case .row(let row) = entries[0] else { return }
    let named = zip(MarketTable.spend.columns.map(\.name), row.values)
    let values = Dictionary(uniqueKeysWithValues: named.map { ($0, $1) })
    #expect(values["source"] == .text("google"))
    #expect(values["medium"] == .text("cpc"))
    #expect(values["campaign_name"] == .text("Spring search"))
  }

  @Test("UTF-16 with tabs says the same, in either byte order", arguments: [true, false])
  func wide(isLittleEndian: Bool) throws {
    let rows = [
      "Campaign report", "October 1, 2026 - October 3, 2026",
      "Campaign\tCampaign ID\tDay\tCurrency code\tCost\tClicks\tImpr.",
      "Été\t20101\t2026-10-01\tEUR\t1.021,40\t1.312\t9.204",
      "Total: Account\t --\t --\tEUR\t1.021,40\t1.312\t9.204",
    ]
    let text = "\u{FEFF}" + rows.joined(separator: "\r\n") + "\r\n"
    let bytes = text.utf16.flatMap { unit in
      let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return isLittleEndian ? pair : pair.reversed()
    }
    #expect(told(try entries(bytes)) == ["2026-10-01 20101 – EUR 102140 1312 9204"])
    #expect(throws: InputErrors.self) { try entries(bytes.dropLast()) }
  }

  @Test(
    "days are read as the file proves",
    arguments: [
      (["10/1/2026", "10/13/2026"], ["2026-10-01", "2026-10-13"]),
      (["10/1/2026", "13/1/2026"], ["2026-01-10", "2026-01-13"]),
      (["Oct 1, 2026", "October 2, 2026"], ["2026-10-01", "2026-10-02"]),
      (["1 Oct 2026", "Thu, Oct 2, 2026"], ["2026-10-01", "2026-10-02"]),
      (["10/10/2026", "2026-10-02"], ["2026-10-10", "2026-10-02"]),
    ])
  func days(written: [String], read: [String]) throws {
    let rows = written.map { "a,1,\"\($0)\",USD,1.00,1,1\n" }
    let days = told(try entries((Self.header + rows.joined()).utf8)).map { String($0.prefix(10)) }
    #expect(days == read)
  }

  @Test("a day that can be two is never guessed: an option says which")
  func openDays() throws {
    let text = Self.header + "a,1,9/9/2026,USD,1.00,1,1\na,1,10/1/2026,USD,1.00,1,1\n"
    #expect(
      faults(text) == [
        "file:3: `Day` may have the month or the day first: `10/1/2026`, and no row tells which "
          + "(say it with --day-order month-first or --day-order day-first)"
      ])
    let american = faults(text, forms: ServiceForms(dayOrder: .monthFirst))
    #expect(american.map { $0.prefix(10) } == ["2026-09-09", "2026-10-01"])
    let european = faults(text, forms: ServiceForms(dayOrder: .dayFirst))
    #expect(european.map { $0.prefix(10) } == ["2026-09-09", "2026-01-10"])
    let both = text + "a,1,13/1/2026,USD,1.00,1,1\na,1,1/13/2026,USD,1.00,1,1\n"
    #expect(faults(both).count == 1)
    #expect(faults(both)[0].contains("the rows of the file contradict each other"))
    // What the option says holds: a row that cannot be so is set aside.
    let other = faults(both, forms: ServiceForms(dayOrder: .dayFirst))
    #expect(other.count == 4)
    #expect(other.last?.contains("`Day` is not a day: `1/13/2026`") == true)
  }

  @Test(
    "amounts are read as the file proves",
    arguments: [
      (["1,021", "21.40"], [102_100, 2140]), (["1.021", "21,40"], [102_100, 2140]),
      (["1,021", "1,021,000"], [102_100, 102_100_000]),
      (["1.021,40", "1.021"], [102_140, 102_100]),
      (["$1,021.40", "-3.50"], [102_140, -350]), (["1 021,40", "12"], [102_140, 1200]),
    ])
  func amounts(written: [String], read: [Int]) throws {
    let rows = written.enumerated().map { "a,\($0),2026-10-01,USD,\"\($1)\",1,1\n" }
    #expect(
      told(try entries((Self.header + rows.joined()).utf8))
        == read.enumerated().map { "2026-10-01 \($0) – USD \($1) 1 1" })
  }

  @Test("an amount that can be two is never guessed: an option says which")
  func openAmounts() throws {
    let text = Self.header + "a,1,2026-10-01,USD,12,1,1\na,2,2026-10-01,USD,\"1,021\",1,1\n"
    #expect(
      faults(text) == [
        "file:3: `Cost` may have a mark of thousands or of decimals: `1,021`, and no row tells which "
          + "(say it with --decimal-mark point or --decimal-mark comma)"
      ])
    let told = faults(text, forms: ServiceForms(decimalMark: .point))
    #expect(told.last == "2026-10-01 2 – USD 102100 1 1")
  }

  @Test("a part that does not fit sets the others of its sum aside with it, and no more")
  func parts() throws {
    let text =
      Self.header
      + "a,1,2026-10-01,USD,1.00,1,1\na,1,2026-10-01,USD,soon,1,1\na,1,2026-10-02,USD,2.00,1,1\n"
      + "b,2,2026-10-01,USD,3.00,1,1\nb,2,2026-10-01,EUR,3.00,1,1\n"
    let told = faults(text)
    #expect(told.count == 5)
    #expect(told[0].hasPrefix("file:2: the row belongs together with line 3, which does not fit"))
    #expect(told[1].hasPrefix("file:3: `Cost` is not an amount of money"))
    #expect(told[2] == "2026-10-02 1 – USD 200 1 1")
    #expect(told[3].hasPrefix("file:5: the row is a part of one sum with line 5"))
    #expect(told[4].hasPrefix("file:6: the row is a part of one sum with line 5"))
    // Whose day cannot be read may belong to any day of its campaign, where rows stand in parts.
    let open =
      Self.header
      + "a,1,2026-10-01,USD,1.00,1,1\na,1,2026-10-01,USD,1.00,1,1\na,1,monday,USD,2.00,1,1\n"
      + "b,2,2026-10-01,USD,3.00,1,1\n"
    let rest = faults(open)
    #expect(rest.filter { $0.contains("belongs together with line 4") }.count == 2)
    #expect(rest.last == "2026-10-01 2 – USD 300 1 1")
    let single = Self.header + "a,1,2026-10-01,USD,1.00,1,1\na,1,monday,USD,2.00,1,1\n"
    #expect(faults(single).first == "2026-10-01 1 – USD 100 1 1")
  }

  @Test(
    "a campaign that is called Total is one, and a row without a day that says no total is told")
  func totals() throws {
    let text =
      Self.header + "Total: all,1,2026-10-01,USD,1.00,1,1\n--,2, --,USD,4.00,1,1\n"
      + "Total: Campaigns, --, --,USD,1.00,1,1\n,,,,,,\nTotal: Account, --,2026-10-01,USD,1.00,1,1\n"
    let told = faults(text)
    #expect(told.count == 2)
    #expect(told[0] == "2026-10-01 1 – USD 100 1 1")
    #expect(told[1].contains("file:3: `Day` is empty, and every row has one"))
  }

  @Test("a report without a day, a campaign's id or a currency is refused before anything is read")
  func missing() throws {
    #expect(
      faults("Campaign report\nCampaign,Cost,Impr.\na,1.00,2\n") == [
        "file:2: this export from Google Ads has no column `Day` "
          + "(segment the report by day, and export it again)",
        "file:2: this export from Google Ads has no column `Campaign ID` "
          + "(add it: names of campaigns change, and then the same money would be booked twice)",
      ])
    let bare = "Campaign ID,Day,Cost,Impr.\n1,2026-10-01,1.00,2\n"
    #expect(
      faults(bare) == [
        "file:2: nothing in the file tells the currency of `Cost` "
          + "(name it with --currency, for example --currency USD)"
      ])
    let told = told(try entries(bare.utf8, currency: Currency(code: "USD")))
    #expect(told == ["2026-10-01 1 – USD 100 – 2"])
  }

  @Test("a file of our own is no report, even if it has a column that is passed over")
  func own() throws {
    let text = "day,campaign_id,amount,currency\n2026-10-01,1,1.00,USD\n2026-10-01,1,1.00,USD\n"
    #expect(faults(text).last?.contains("line 2 has the same day, campaign_id, keyword") == true)
    let ignored = "day,campaign_id,cost,currency,impr\n2026-10-01,1,1.00,USD,3\n"
    let told = told(try entries(ignored.utf8, ignoring: ["impr"]))
    #expect(told == ["2026-10-01 1 – USD 100 – –"])
  }
}
