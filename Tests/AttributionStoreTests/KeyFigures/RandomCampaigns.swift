import AttributionStore
import CallModel
import TestSupport

/// Campaigns that some files know by an id, some by a name and some by both, with names that change and names that
/// several have; and what their lines are, found the slow way.
struct RandomCampaigns {
  /// A row of a file that names a campaign.
  struct Told {
    let table: Table
    let id: String?
    let name: String?
    /// As the store has it; empty where the row has no time.
    let at: String

    enum Table: CaseIterable {
      case call, number, touchpoint, spend, deal
    }
  }

  private(set) var told: [Told] = []
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private mutating func some<Value>(_ all: [Value]) -> Value {
    all[Int.random(in: 0..<all.count, using: &generator)]
  }

  /// Adds up to `count` rows to the market.
  mutating func tell(_ count: Int, in market: KeyFigureMarket) throws {
    let names = Array(["x", "y", "z", "1"].prefix(some([1, 3, 4])))
    for _ in 0..<Int.random(in: 0...count, using: &generator) {
      let (table, day) = (some(Told.Table.allCases), "2026-10-0\(some(Array(1...9)))")
      let isDated = table == .spend || some([true, true, false])
      let one = Told(
        table: table, id: table == .spend ? some(["1", "2", "x"]) : some(["1", "2", "3", nil]),
        name: some(names + [nil]),
        at: table == .spend ? day : isDated ? day + "T12:00:00.000Z" : "")
      // A row of spend is one by its day and campaign.
      guard table != .spend || !told.contains(where: { $0.at == one.at && $0.id == one.id }) else {
        continue
      }
      told.append(one)
      try book(one, place: told.count, in: market)
    }
  }

  private func book(_ one: Told, place: Int, in market: KeyFigureMarket) throws {
    var values: [String: MarketValue] = [:]
    values["campaign_id"] = one.id.map { .text($0) }
    values["campaign_name"] = one.name.map { .text($0) }
    let at = one.at.isEmpty ? nil : (try? Instant(iso8601: one.at)).map { MarketValue.instant($0) }
    switch one.table {
    case .call:
      return try market.call(
        MadeCall("c\(place)") {
          $0.started = one.at.isEmpty ? nil : one.at
          $0.campaign = one.id
          $0.campaignName = one.name
          $0.conversions = place.isMultiple(of: 2) ? [("sale", .dollars(1))] : []
        })
    case .number:
      values["number"] = .text("+1800555\(1000 + place)")
      values["valid_from"] = at
      try market.book([values], in: .numbers)
    case .touchpoint:
      values["id"] = .text("t\(place)")
      values["at"] = .instant(Instant(unixMs: one.at.isEmpty ? 0 : at?.unixMs ?? 0))
      values["kind"] = .text("visit")
      values["visitor_id"] = .text("v\(place)")
      try market.book([values], in: .touchpoints)
    case .spend:
      values["day"] = .text(one.at)
      values["amount"] = .money(.dollars(Int64(place)))
      try market.book([values], in: .spend)
    case .deal:
      values["id"] = .text("d\(place)")
      values["stage"] = .text("Proposal")
      values["won"] = .integer(0)
      values["closed"] = .integer(0)
      values["modified_at"] = at
      try market.book([values], in: .deals)
    }
  }
}

extension RandomCampaigns {
  private var ids: Set<String> { Set(told.compactMap(\.id)) }

  /// The campaigns that have or had a name.
  func owners(of name: String) -> Set<String> {
    Set(told.filter { $0.name == name }.compactMap(\.id))
  }

  /// What the line of a row is called that says this; nothing where it names no campaign.
  func line(_ id: String?, _ name: String?) -> String? {
    if let id { return line(ofCampaign: id) }
    guard let name else { return nil }
    if ids.contains(name) { return line(ofCampaign: name) }
    let owners = owners(of: name)
    return owners.count == 1 ? owners.first.map(line(ofCampaign:)) : name
  }

  private func line(ofCampaign id: String) -> String {
    let named = told.filter { $0.id == id && $0.name != nil }
    let latest = named.map(\.at).max()
    // Of names that were told for one time the first one counts.
    guard let name = named.filter({ $0.at == latest }).compactMap(\.name).min(),
      !ids.contains(name), owners(of: name) == [id]
    else { return id }
    return name
  }

  /// The names that several campaigns have or had, and how many.
  var shared: [String: Int] {
    let names = Set(told.compactMap(\.name)).subtracting(ids)
    return Dictionary(uniqueKeysWithValues: names.map { ($0, owners(of: $0).count) })
      .filter { $0.value > 1 }
  }
}

extension MarketValue {
  fileprivate var unixMs: Int64? { if case .instant(let at) = self { at.unixMs } else { nil } }
}
