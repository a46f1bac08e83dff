package import Pipeline

/// The line that shows on a terminal how far a batch has come:
/// `decoding and listening  ██████░░░░  4,021 of 5,130   212 × real time   2 min left   3 failed`.
package enum ProgressBar {
  private static let cells = 24

  /// The line for a state of the batch.
  package static func line(
    _ progress: BatchProgress, work: String = "decoding and listening", elapsedSeconds: Double,
    width: Int
  ) -> String {
    let share = min(max(progress.shareDone, 0), 1)
    let filled = Int((share * Double(cells)).rounded(.down))
    var parts = [
      work + "  " + String(repeating: "█", count: filled)
        + String(repeating: "░", count: cells - filled),
      "\(PlainText.count(progress.callsDone)) of \(PlainText.count(progress.callCount))",
    ]
    if elapsedSeconds > 1, progress.audioMs > 0 {
      let speed = Double(progress.audioMs) / 1000 / elapsedSeconds
      parts.append("\(PlainText.count(Int(speed.rounded()))) × real time")
    }
    // Below a twentieth the estimate would jump about.
    if elapsedSeconds > 2, share >= 0.05, share < 1 {
      parts.append(
        PlainText.timeLeft(seconds: elapsedSeconds * (1 - share) / share) + " left")
    }
    if progress.callsFailed > 0 { parts.append("\(PlainText.count(progress.callsFailed)) failed") }
    // Parts at the end are worth least: they go first on a narrow terminal.
    while parts.count > 1, lineWidth(parts) > width - 1 { parts.removeLast() }
    return "  " + parts.joined(separator: "   ")
  }

  private static func lineWidth(_ parts: [String]) -> Int {
    parts.reduce(2) { $0 + $1.count } + 3 * (parts.count - 1)
  }
}
