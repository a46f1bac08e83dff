import CallModel

/// What the models that learn need to know of all journeys together: whole numbers only, so that
/// neither the order of journeys matters nor how they were parted among several workers.
///
/// A conversion adds the path before it, as a path that led to something. The rest of a journey,
/// from its last conversion to its last touchpoint, adds a path that led to nothing. Refunds add
/// nothing, since their sale did.
public struct JourneyStatistics: Sendable {
  /// The sources that touchpoints are of.
  public let sources: SourceTable
  /// What was chosen.
  public let settings: AttributionSettings
  let players: Players
  private(set) var transitions: TransitionCounts
  private(set) var coalitions = CoalitionTable()

  /// Nothing learned yet.
  public init(sources: SourceTable, settings: AttributionSettings) {
    self.sources = sources
    self.settings = settings
    players = Players(sources, by: settings.player)
    transitions = TransitionCounts(order: settings.markovOrder)
  }

  /// Adds somebody's journey. About linear in its touchpoints.
  public mutating func add(_ journey: Journey) {
    let sales = journey.conversions.filter { !$0.isRefund }
    for sale in sales { add(path(journey, until: sale.at), converted: true) }
    guard let last = journey.touchpoints.last, sales.last.map({ $0.at < last.at }) ?? true else {
      return
    }
    add(path(journey, after: sales.last?.at, until: last.at), converted: false)
  }

  /// Adds what somebody else has learned, of the same sources and with the same settings.
  public mutating func merge(_ other: JourneyStatistics) {
    transitions.merge(other.transitions)
    coalitions.merge(other.coalitions)
  }

  private func path(_ journey: Journey, after start: Instant? = nil, until end: Instant) -> Path {
    Path(of: journey, after: start, until: end, sources: sources, settings: settings)
  }

  private mutating func add(_ path: Path, converted: Bool) {
    guard !path.isEmpty else { return }
    let along = players.along(path)
    transitions.add(along, converted: converted)
    coalitions.add(Coalition.sortedOnce(along), converted: converted)
  }
}
