/// What became of everything that was to be told.
struct DeliveryReport {
  let found: [FoundChanges]
  let attempts: [DeliveryAttempt]
  /// How many deliveries are still in the outbox, and how many of those another program has in hand.
  let waiting: (all: Int, inHand: Int)

  private var takenCount: Int { attempts.reduce(0) { $0 + $1.takenCount } }
  private var refusedCount: Int { attempts.reduce(0) { $0 + $1.refusedCount } }

  /// Whether anything was not told that should have been.
  var hasErrors: Bool {
    waiting.all > waiting.inHand || refusedCount > 0 || found.contains(where: \.hasErrors)
  }

  /// In one line.
  var summary: String {
    var parts = ["\(PlainText.count(takenCount, "conversion", "conversions")) told"]
    if refusedCount > 0 { parts.append("\(PlainText.count(refusedCount)) refused") }
    let failedCount = waiting.all - waiting.inHand
    if failedCount > 0 {
      parts.append(
        "\(PlainText.count(failedCount, "delivery waits", "deliveries wait")) to be tried again")
    }
    if waiting.inHand > 0 {
      parts.append("\(PlainText.count(waiting.inHand)) in another program's hands")
    }
    return parts.joined(separator: " · ")
  }

  /// The same for programs.
  var json: JSON {
    JSON(
      destinations: found.map(\.json), attempts: attempts.map(\.json), told: takenCount,
      refused: refusedCount, waiting: waiting.all)
  }

  struct JSON: Encodable {
    let destinations: [FoundChanges.JSON]
    let attempts: [DeliveryAttempt.JSON]
    let told: Int
    let refused: Int
    let waiting: Int
  }
}
