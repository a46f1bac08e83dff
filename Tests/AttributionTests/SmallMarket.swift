import Attribution
import CallModel

/// Five channels, one of them direct, and short ways to write what happens in them.
struct SmallMarket {
  /// `a` has two campaigns, so there are six sources.
  let sources = SourceTable(
    [Source(channel: "a", campaign: "spring")]
      + ["a", "b", "c", "d", "direct"].map { Source(channel: $0) })

  /// The number of a channel without a campaign.
  func id(_ channel: String) -> SourceID { id(Source(channel: channel)) }

  /// The numbers of all sources.
  var ids: [SourceID] { sources.sources.map(id) }

  /// The number of a source.
  func id(_ source: Source) -> SourceID {
    guard let id = sources.id(of: source) else { preconditionFailure("no such source") }
    return id
  }

  /// `b@2`: a click from channel b on day 2.
  func touchpoint(_ text: String) -> Touchpoint {
    let parts = text.split(separator: "@").map(String.init)
    guard parts.count == 2, let day = Double(parts[1]) else { preconditionFailure("write b@2") }
    return Touchpoint(at: Self.day(day), source: id(parts[0]))
  }

  /// `a@1 b@2`: two clicks and what came of them.
  func journey(_ text: String, _ conversions: Conversion...) -> Journey {
    Journey(
      touchpoints: text.split(separator: " ").map { touchpoint(String($0)) },
      conversions: conversions)
  }

  /// So many days after the epoch.
  static func day(_ day: Double) -> Instant { Instant(unixMs: Int64(day * 86_400_000)) }

  /// A click or a view in the first ten days; times and sources are often alike.
  func randomTouchpoint(using generator: inout some RandomNumberGenerator) -> Touchpoint {
    Touchpoint(
      at: Self.day(Double(Int.random(in: 0...20, using: &generator)) / 2),
      source: id(sources.sources.randomElement(using: &generator) ?? Source(channel: "a")),
      interaction: Bool.random(using: &generator) ? .click : .view)
  }

  /// A conversion in the first twelve days, of any worth; numbers are often alike.
  func randomConversion(using generator: inout some RandomNumberGenerator) -> Conversion {
    let currency = Currency(code: Bool.random(using: &generator) ? "KRW" : "USD") ?? .usd
    let amounts: [Int64?] = [nil, 0, 1, 7, 100, 12_345, -7, -100, .max, .min]
    let amount = amounts.randomElement(using: &generator) ?? nil
    func someDay() -> Instant { Self.day(Double(Int.random(in: 0...24, using: &generator)) / 2) }
    return Conversion(
      id: Int64.random(in: 0...5, using: &generator), at: someDay(),
      revenue: amount.map { Money(minorUnits: $0, currency: currency) },
      leadAt: Bool.random(using: &generator) ? someDay() : nil,
      opportunityAt: Bool.random(using: &generator) ? someDay() : nil)
  }
}
