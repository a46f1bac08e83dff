import Attribution
import CallModel

extension SmallMarket {
  /// The billionths that each touchpoint of a journey earns of a conversion on day `at`, written
  /// `b@2`; learned from this journey alone.
  func credits(
    _ journey: String, at day: Double, by model: AttributionModel, lead: Double? = nil,
    opportunity: Double? = nil, settings: AttributionSettings = AttributionSettings()
  ) throws -> [String: Int64] {
    let conversion = Conversion(
      id: 1, at: Self.day(day), leadAt: lead.map(Self.day), opportunityAt: opportunity.map(Self.day)
    )
    let journey = self.journey(journey, conversion)
    let attributor = try attributor(learning: [journey], settings)
    return shares(attributor.credits(for: conversion, in: journey, by: model))
  }

  /// What was learned from these journeys.
  func attributor(
    learning journeys: [Journey], _ settings: AttributionSettings = AttributionSettings()
  ) throws -> Attributor {
    var statistics = JourneyStatistics(sources: sources, settings: settings)
    for journey in journeys { statistics.add(journey) }
    return try Attributor(learning: statistics)
  }

  /// Billionths by touchpoint.
  func shares(_ credits: [Credit]) -> [String: Int64] {
    var result: [String: Int64] = [:]
    for credit in credits {
      result[name(credit.touchpoint), default: 0] += credit.share.billionths
    }
    return result
  }

  private func name(_ touchpoint: Touchpoint?) -> String {
    guard let touchpoint else { return "nobody" }
    let day = Double(touchpoint.at.unixMs) / 86_400_000
    let written = day == day.rounded() ? String(Int(day)) : String(day)
    return "\(sources[touchpoint.source].channel)@\(written)"
  }
}
