/// Who earns in the models that learn from all journeys: channels, or campaigns each for itself.
struct Players: Sendable {
  /// For each source the number of its player.
  let ofSource: [Int32]
  /// How many there are.
  let count: Int

  init(_ sources: SourceTable, by player: AttributionSettings.Player) {
    switch player {
    case .channel:
      ofSource = sources.channelOfSource
      count = sources.channels.count
    case .campaign:
      ofSource = sources.sources.indices.map(Int32.init)
      count = sources.count
    }
  }

  /// The players of a path in order of time, one for each touchpoint.
  func along(_ path: Path) -> [Int32] {
    path.touchpoints.map { ofSource[Int($0.source.rawValue)] }
  }
}
