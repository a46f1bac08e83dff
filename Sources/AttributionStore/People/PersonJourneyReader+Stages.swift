public import CallModel

/// What of stages is asked.
public struct StageRequest: Sendable, Hashable {
  /// Nothing from this time on counts.
  public var before: Instant
  /// The tag of calls in which people recommend.
  public var advocacy: String?

  /// The stages by what came before `moment`.
  public init(before moment: Instant, advocacy: String? = nil) {
    before = moment
    self.advocacy = advocacy
  }
}

extension PersonJourneyReader {
  /// Marks the steps, which are sorted, that brought the person to a stage, and adds those of which there is no
  /// step yet; returns the last stage.
  mutating func markStages(_ request: StageRequest) throws -> JourneyStage? {
    // Whom no name is known of is in no stage.
    guard !names.isEmpty else { return nil }
    let rows = Dictionary(grouping: evidence, by: \.evidence.kind)
      .mapValues { $0.map(\.evidence.id) }
    var reader = try StageReader(
      db, of: person, in: people, rows: rows, advocacy: request.advocacy)
    let moves = try reader.moves(
      beforeMs: request.before.unixMs,
      nearMs: steps.compactMap(\.at?.unixMs) + milestones.keys)
    for move in moves { try mark(move, among: moves) }
    steps.sort()
    return moves.last?.stage
  }

  private mutating func mark(_ move: StageMove, among moves: [StageMove]) throws {
    let (atMs, foundMs) = try toldMs(move.atMs)
    let isLastOfDay = !moves.contains { $0.atMs > move.atMs && $0.atMs < foundMs + 86_400_000 }
    // A day stands at its end: what came to a further stage on it would stand before it.
    let place = steps.lastIndex { step in
      step.at?.unixMs == atMs && !step.isEnd && (!step.isDay || isLastOfDay)
    }
    if let place {
      steps[place].reaches = move.stage
    } else {
      steps.append(
        JourneyStep(
          at: Instant(unixMs: foundMs), isDay: false, id: milestones[atMs] ?? "", event: .stage,
          reaches: move.stage))
    }
  }

  /// The time of what brought the person to a stage, and when that was: a day begins by the clocks of the account,
  /// and is told at its beginning in UTC. Days of a subscription are counted in fractions.
  private func toldMs(_ foundMs: Int64) throws -> (at: Int64, found: Int64) {
    for offsetMs in [0, try offsetMs(at: foundMs)] {
      let near = [0, 1, -1, 2, -2].map { foundMs + offsetMs + $0 }.first { timeMs in
        milestones[timeMs] != nil || steps.contains { $0.at?.unixMs == timeMs && !$0.isEnd }
      }
      if let near { return (near, near - offsetMs) }
    }
    return (foundMs, foundMs)
  }

  /// How far the clocks of the account are before UTC.
  private func offsetMs(at timeMs: Int64) throws -> Int64 {
    let seconds = try db.value(
      "SELECT offset_s FROM utc_offsets WHERE starts_at <= ? ORDER BY starts_at DESC LIMIT 1",
      [SelectedCalls.bound(Instant(unixMs: timeMs))])
    return (seconds.integer ?? 0) * 1000
  }
}

extension JourneyStep {
  fileprivate var isEnd: Bool {
    if case .subscription(_, _, isEnd: true) = event { true } else { false }
  }
}
