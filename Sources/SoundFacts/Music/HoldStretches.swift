import CallModel

/// Finds where the caller waits: music, and the announcements between two stretches of it.
struct HoldStretches {
  /// Music shorter than this is no hold, in milliseconds.
  static let shortestMs = 5_000
  /// An announcement between two stretches of music is no longer than this, in milliseconds.
  static let longestAnnouncementMs = 20_000
  /// While an announcement is played, the other side says no more than this share of it.
  static let mostAnswered = 0.25

  /// Where music plays on the channel.
  let music: [TimeSpan]
  /// Where somebody speaks on the other channel; empty for a recording with one.
  let otherSpeech: [TimeSpan]

  /// The stretches on hold.
  var stretches: [TimeSpan] {
    var stretches: [TimeSpan] = []
    for span in music {
      if let last = stretches.last, isAnnouncement(between: last.endMs, and: span.startMs) {
        stretches[stretches.count - 1] = TimeSpan(startMs: last.startMs, endMs: span.endMs)
      } else {
        stretches.append(span)
      }
    }
    return stretches.filter { $0.durationMs >= Self.shortestMs }
  }

  private func isAnnouncement(between startMs: Int, and endMs: Int) -> Bool {
    guard endMs - startMs <= Self.longestAnnouncementMs else { return false }
    let gap = [TimeSpan(startMs: startMs, endMs: endMs)]
    let answered = otherSpeech.intersection(gap).totalMs
    return Double(answered) <= Self.mostAnswered * Double(endMs - startMs)
  }
}
