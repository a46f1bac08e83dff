/// What each player earns of a conversion, by the set of players that led to it.
struct ShapleyShares: Sendable {
  private let table: CoalitionTable
  private let worth: AttributionSettings.CoalitionWorth
  /// For each set with a conversion the values of its players; the first is at the place given.
  private var places: [CoalitionTable.Node: Int] = [:]
  private var values: [Double] = []

  /// Reckons the values of every set that led to a conversion.
  init(_ table: CoalitionTable, worth: AttributionSettings.CoalitionWorth) {
    self.table = table
    self.worth = worth
    guard worth == .conversionRate else { return }
    for (node, coalition) in table.converted() {
      places[node] = values.count
      values += ShapleyValue(of: coalition, in: table).values
    }
  }

  /// The value of each player of `coalition`, which is in order.
  ///
  /// By conversions, each set T of players is a game of its own that is worth its conversions to
  /// every set that holds T and nothing to all others. In it all of T are alike and share equally,
  /// and values of games add up; so a conversion is shared equally by the players of its journey.
  func shares(of coalition: [Int32]) -> [Int32: Double] {
    var result: [Int32: Double] = [:]
    switch worth {
    case .conversions:
      for player in coalition { result[player] = 1 }
    case .conversionRate:
      if let place = table.node(of: coalition).flatMap({ places[$0] }) {
        for (offset, player) in coalition.enumerated() { result[player] = values[place + offset] }
      } else {
        let values = ShapleyValue(of: coalition, in: table).values
        for (player, value) in zip(coalition, values) { result[player] = value }
      }
    }
    return result
  }
}
