import CallModel

/// Times as platforms write them, all in UTC. Parts of a second are left out, never rounded up.
extension Instant {
  /// `2026-10-03 18:26:30+00:00`: Google's files and requests.
  var spacedWithOffset: String { spaced + "+00:00" }

  /// `2026-10-03 18:26:30`: files whose first lines tell the time zone.
  var spaced: String {
    let text = iso8601
    return text.prefix(10) + " " + text.dropFirst(11).prefix(8)
  }

  /// `2026-10-03T18:26:30Z`: RFC 3339.
  var rfc3339: String { String(iso8601.prefix(19)) + "Z" }

  /// Whole seconds since 1970.
  var unixSeconds: Int64 {
    let (seconds, rest) = unixMs.quotientAndRemainder(dividingBy: 1000)
    return rest < 0 ? seconds - 1 : seconds
  }
}
