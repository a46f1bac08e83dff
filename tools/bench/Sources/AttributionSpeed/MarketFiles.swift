import Attribution
import CallModel
import Foundation

/// The touchpoints and sales of a made market, in flat arrays by person.
///
/// The files tell people apart by their visitor's id, `v17` and `v17-2`. Who is whom is somebody
/// else's question, so here it is read off.
struct MarketFiles {
  private(set) var sources = SourceTable([])
  private var times: [Int64] = []
  private var sourceIDs: [SourceID] = []
  private var views: [Bool] = []
  /// Where each person's touchpoints begin, and where the last one's end.
  private var starts: [Int] = [0]
  private var sales: [Int: [Conversion]] = [:]

  init(folder: String, people: Int) throws {
    var order: [Source: Int32] = [:]
    var met: [Int32] = []
    try CSVLines(folder + "/touchpoints.csv").forEach { cells in
      let person = Self.person(cells[3])
      guard person < people else { return false }
      while starts.count <= person + 1 { starts.append(times.count) }
      let source = Self.source(cells)
      let number = order[source] ?? Int32(order.count)
      order[source] = number
      times.append(Self.time(cells[1]))
      met.append(number)
      let kind = cells[2]
      views.append(kind.elementsEqual("view".utf8) || kind.elementsEqual("email_open".utf8))
      starts[person + 1] = times.count
      return true
    }
    let table = SourceTable(order.keys)
    let ids = order.sorted { $0.value < $1.value }.compactMap { table.id(of: $0.key) }
    sourceIDs = met.map { ids[Int($0)] }
    sources = table
    try readSales(folder + "/deals.csv", people: people)
  }

  private mutating func readSales(_ path: String, people: Int) throws {
    var sales: [Int: [Conversion]] = [:]
    var count: Int64 = 0
    try CSVLines(path).forEach { cells in
      let person = Self.person(cells[2])
      guard person < people else { return false }
      guard cells[7].elementsEqual("yes".utf8) else { return true }
      count += 1
      let cents = cells[8].filter { $0 != UInt8(ascii: ".") }
      sales[person, default: []].append(
        Conversion(
          id: count, at: Instant(unixMs: Self.time(cells[6])),
          revenue: Money(minorUnits: Int64(Self.number(cells: cents[...])), currency: .usd),
          leadAt: Instant(unixMs: Self.time(cells[4])),
          opportunityAt: Instant(unixMs: Self.time(cells[5]))))
      return true
    }
    self.sales = sales
  }

  var peopleCount: Int { starts.count - 1 }
  var touchpointCount: Int { times.count }
  var saleCount: Int { sales.values.reduce(0) { $0 + $1.count } }

  /// The journey of a person.
  func journey(_ person: Int) -> Journey {
    Journey(
      touchpoints: (starts[person]..<max(starts[person], starts[person + 1])).map { index in
        Touchpoint(
          at: Instant(unixMs: times[index]), source: sourceIDs[index],
          interaction: views[index] ? .view : .click)
      }, conversions: sales[person] ?? [])
  }

  /// The people who bought, in order.
  var buyers: [Int] { sales.keys.sorted() }

  private static func person(_ cell: ArraySlice<UInt8>) -> Int {
    number(cells: cell.dropFirst().prefix { $0 != UInt8(ascii: "-") })
  }

  private static func source(_ cells: [ArraySlice<UInt8>]) -> Source {
    let (name, medium) = (String(decoding: cells[5], as: UTF8.self), cells[6])
    let campaign = String(decoding: cells[7], as: UTF8.self)
    return Source(
      channel: name.isEmpty ? "direct" : "\(name) / \(String(decoding: medium, as: UTF8.self))",
      campaign: campaign.isEmpty ? nil : campaign)
  }

  private static func number(cells: ArraySlice<UInt8>) -> Int {
    cells.reduce(0) { $0 * 10 + Int($1) - 48 }
  }

  /// `2025-06-04T10:01:26Z` in milliseconds since the epoch.
  private static func time(_ cell: ArraySlice<UInt8>) -> Int64 {
    let start = cell.startIndex
    func part(_ from: Int, _ count: Int) -> Int {
      number(cells: cell[(start + from)..<(start + from + count)])
    }
    // Days of the civil calendar, with years that begin in March.
    let (month, day) = (part(5, 2), part(8, 2))
    let year = part(0, 4) - (month < 3 ? 1 : 0)
    let days =
      year * 365 + year / 4 - year / 100 + year / 400 + ((month + 9) % 12 * 153 + 2) / 5 + day
      - 719_469
    let seconds = ((days * 24 + part(11, 2)) * 60 + part(14, 2)) * 60 + part(17, 2)
    return Int64(seconds) * 1000
  }
}
