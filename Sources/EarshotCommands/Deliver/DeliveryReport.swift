/// What became of everything that was to be told.
struct DeliveryReport {
  let found: [FoundChanges]
  let attempts: [DeliveryAttempt]
  /// How many deliveries are still in the outbox.
  let waiting: Int

  private var takenCount: Int { attempts.reduce(0) { $0 + $1.takenCount } }
  private var refusedCount: Int { attempts.reduce(0) { $0 + $1.refusedCount } }

  /// Whether anything was not told that should have been.
  var hasErrors: Bool { waiting > 0 || refusedCount > 0 || found.contains(where: \.hasErrors) }

  /// In one line.
  var summary: String {
    var parts = ["\(PlainText.count(takenCount, "conversion", "conversions")) told"]
    if refusedCount > 0 { parts.append("\(PlainText.count(refusedCount)) refused") }
    if waiting > 0 {
      parts.append(
        "\(PlainText.count(waiting, "delivery waits", "deliveries wait")) to be tried again")
    }
    return parts.joined(separator: " · ")
  }

  /// The same for programs.
  var json: JSON {
    JSON(
      destinations: found.map(\.json), attempts: attempts.map(\.json), told: takenCount,
      refused: refusedCount, waiting: waiting)
  }

  struct JSON: Encodable {
    let destinations: [FoundChanges.JSON]
    let attempts: [DeliveryAttempt.JSON]
    let told: Int
    let refused: Int
    let waiting: Int
  }
}
