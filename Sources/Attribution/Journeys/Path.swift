import CallModel

/// The touchpoints of a journey that can have led to one moment, in order of time.
struct Path {
  let touchpoints: [Touchpoint]

  /// What lies in the lookback before `end`, and after `start` where one is given. Touchpoints
  /// whose source the table does not have are passed over.
  init(
    of journey: Journey, after start: Instant? = nil, until end: Instant, sources: SourceTable,
    settings: AttributionSettings
  ) {
    let lookback = settings.lookback
    var touchpoints = journey.touchpoints.filter { touchpoint in
      guard touchpoint.at <= end, sources.contains(touchpoint.source) else { return false }
      if let start, touchpoint.at <= start { return false }
      let (age, overflow) = end.unixMs.subtractingReportingOverflow(touchpoint.at.unixMs)
      return !overflow && age <= lookback.milliseconds(for: touchpoint.interaction)
    }
    if settings.directTraffic == .onlyAlone {
      let others = touchpoints.filter { !sources.isDirect[Int($0.source.rawValue)] }
      if !others.isEmpty { touchpoints = others }
    }
    if let limit = lookback.touchpoints, touchpoints.count > limit {
      touchpoints.removeFirst(touchpoints.count - max(0, limit))
    }
    self.touchpoints = touchpoints
  }

  var count: Int { touchpoints.count }
  var isEmpty: Bool { touchpoints.isEmpty }

  /// The last touchpoint at or before `instant`.
  func lastIndex(until instant: Instant) -> Int? { touchpoints.lastIndex { $0.at <= instant } }
}

extension Lookback {
  fileprivate func milliseconds(for interaction: Interaction) -> Int64 {
    switch interaction {
    case .click: clickMs
    case .view: viewMs
    }
  }
}
