/// A unit of time or share that is written out: `30 seconds`, `5min`, `40 percent`.
enum UnitWord {
  /// The sign that the language has for `word`; `nil` if it names no unit.
  static func sign(for word: String) -> String? {
    signs[word.lowercased()]
  }

  private static let signs: [String: String] = [
    "ms": "ms", "millisecond": "ms", "milliseconds": "ms",
    "s": "s", "sec": "s", "secs": "s", "second": "s", "seconds": "s", "초": "s",
    "m": "m", "min": "m", "mins": "m", "minute": "m", "minutes": "m", "분": "m",
    "h": "h", "hr": "h", "hrs": "h", "hour": "h", "hours": "h", "시간": "h",
    "d": "d", "day": "d", "days": "d", "일": "d",
    "w": "w", "week": "w", "weeks": "w", "주": "w",
    "percent": "%", "pct": "%", "퍼센트": "%",
  ]
}
