import Attribution
import CallModel

/// Shares conversions out and adds up what each source earned.
struct AttributionTables {
  private let journeys: StoredJourneys
  private let request: AttributionRequest
  private var tally: CreditTally
  private var totals: [Currency: Int128] = [:]
  private var conversionCount = 0

  /// The models that have to know all journeys.
  private static let learning: Set<AttributionModel> = [.markov, .shapley]

  /// Learns from all journeys, then shares out the conversions of the period.
  init(_ journeys: StoredJourneys, _ request: AttributionRequest) throws(AttributionError) {
    self.journeys = journeys
    self.request = request
    tally = CreditTally(sources: journeys.sources, models: request.models)
    var statistics = JourneyStatistics(sources: journeys.sources, settings: request.settings)
    if !Self.learning.isDisjoint(with: request.models) {
      journeys.forEach { statistics.add($0) }
    }
    share(by: try Attributor(learning: statistics))
  }

  private mutating func share(by attributor: Attributor) {
    journeys.forEach { journey in
      for conversion in journey.conversions {
        if let from = request.period.from, conversion.at < from { continue }
        if let revenue = conversion.revenue {
          totals[revenue.currency, default: 0] += Int128(revenue.minorUnits)
        }
        if !conversion.isRefund { conversionCount += 1 }
        tally.add(
          attributor.credits(for: conversion, in: journey, by: request.models), of: conversion)
      }
    }
  }

  func revenue() throws -> [AttributionReport.RevenueTable] {
    try tally.currencies.map { currency in
      let lines = try sources.compactMap { id -> AttributionReport.RevenueTable.Line? in
        let amounts = try request.models.map { model in
          guard let money = tally.revenue(model, id, in: currency) else {
            throw SumTooLarge(currency: currency)
          }
          return money
        }
        guard amounts.contains(where: { $0.minorUnits != 0 }) else { return nil }
        return .init(source: id.map { journeys.sources[$0] }, amounts: amounts)
      }
      guard let total = Int64(exactly: totals[currency] ?? 0) else {
        throw SumTooLarge(currency: currency)
      }
      return .init(
        total: Money(minorUnits: total, currency: currency),
        lines: Self.sorted(lines, \.source) { $0.amounts.map(\.minorUnits.magnitude) })
    }
  }

  func conversions() -> AttributionReport.ConversionTable {
    let lines = sources.compactMap { id -> AttributionReport.ConversionTable.Line? in
      let billionths = request.models.map { Int64(clamping: tally.billionths($0, id)) }
      guard billionths.contains(where: { $0 != 0 }) else { return nil }
      return .init(source: id.map { journeys.sources[$0] }, billionths: billionths)
    }
    return .init(
      total: conversionCount,
      lines: Self.sorted(lines, \.source) { $0.billionths.map(\.magnitude) })
  }

  /// The line with the largest number first, then by name; what nothing known earned comes last.
  private static func sorted<Line>(
    _ lines: [Line], _ source: (Line) -> Source?, _ numbers: (Line) -> [UInt64]
  ) -> [Line] {
    // INVARIANT: lines come in the order of their names, and sorting keeps the order of equal ones.
    lines.map { (line: $0, isKnown: source($0) != nil, most: numbers($0).max() ?? 0) }
      .sorted { left, right in
        left.isKnown != right.isKnown ? left.isKnown : left.most > right.most
      }.map(\.line)
  }

  /// All sources, then none.
  private var sources: [SourceID?] {
    journeys.sources.sources.map { journeys.sources.id(of: $0) } + [nil]
  }
}
