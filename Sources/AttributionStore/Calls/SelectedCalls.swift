import CallModel

/// A selection of calls as a condition on a column `call_id`.
enum SelectedCalls {
  /// SQL for the condition and its arguments. Ids go in as one JSON array, so that there is no limit
  /// to how many there may be.
  static func condition(_ selection: CallSelection) throws -> (String, [String]) {
    switch selection {
    case .all: ("TRUE", [])
    case .ids(let ids): ("call_id IN (SELECT value FROM json_each(?))", [try StoredJSON.text(ids)])
    case .matching(let filter): condition(filter)
    }
  }

  private static func condition(_ filter: CallFilter) -> (String, [String]) {
    var conditions = ["TRUE"]
    var arguments: [String] = []
    if let from = filter.startedFrom {
      conditions.append("started_at >= ?")
      arguments.append(bound(from))
    }
    if let before = filter.startedBefore {
      conditions.append("started_at < ?")
      arguments.append(bound(before))
    }
    if let campaign = filter.campaign {
      let isAlike = "(campaign_id LIKE ? ESCAPE '\\' OR campaign_name LIKE ? ESCAPE '\\')"
      conditions.append(
        "(\(isAlike) OR call_id IN (SELECT call_id FROM (\(CallSourceQuery.untold)) WHERE \(isAlike)))"
      )
      arguments += Array(repeating: like(campaign), count: 4)
    }
    let all = conditions.joined(separator: " AND ")
    return ("call_id IN (SELECT call_id FROM calls WHERE \(all))", arguments)
  }

  /// An instant to compare stored ones with; those that are not stored lie beyond all that are.
  static func bound(_ instant: Instant) -> String {
    StoredInstant.text(instant) ?? (instant.unixMs < 0 ? "" : "~")
  }

  private static func like(_ pattern: String) -> String {
    String(
      pattern.flatMap { character -> [Character] in
        switch character {
        case "*": ["%"]
        case "?": ["_"]
        case "%", "_", "\\": ["\\", character]
        default: [character]
        }
      })
  }
}
