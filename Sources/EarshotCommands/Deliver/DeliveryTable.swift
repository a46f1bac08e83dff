import AttributionStore
import CallModel
import Diagnostics
import Foundation

/// Deliveries as a table for people, with what went wrong below each.
struct DeliveryTable {
  private let deliveries: [DeliveryRecord]

  init(_ deliveries: [DeliveryRecord]) { self.deliveries = deliveries }

  func lines(width: Int) -> [String] {
    guard !deliveries.isEmpty else { return ["  nothing was delivered, and nothing waits"] }
    var table = TextTable(columns: [
      .init(title: "", isRightAligned: true), .init(title: "when", isFixed: true),
      .init(title: "destination"),
      .init(title: "told", widest: 44), .init(title: "state"),
      .init(title: "tries", isRightAligned: true), .init(title: "why", widest: 60),
    ])
    for delivery in deliveries {
      table.append([
        String(delivery.id), Self.time(delivery.settledAt ?? delivery.recordedAt),
        delivery.destination, Self.told(delivery), Self.state(delivery),
        delivery.state == .written ? "" : String(delivery.attempts), Self.reasons(delivery),
      ])
    }
    return table.lines(width: width)
  }

  private static func time(_ instant: Instant) -> String {
    CallText.time(instant, timeZone: .current, withYear: true)
  }

  /// `2 new, 1 restated`.
  private static func told(_ delivery: DeliveryRecord) -> String {
    let counts = Telling.Kind.allCases.compactMap { kind in
      let count = delivery.conversions.count { $0.telling.kind == kind }
      return count == 0 ? nil : "\(PlainText.count(count)) \(kind.rawValue)"
    }
    let only = delivery.conversions.count == 1 ? delivery.conversions.first : nil
    let call = only.map { " · \($0.callID.shownAsCell) \($0.telling.name.shownAsCell)" } ?? ""
    return counts.joined(separator: ", ") + call
  }

  private static func state(_ delivery: DeliveryRecord) -> String {
    guard let next = delivery.nextAttemptAt, delivery.attempts > 0 else {
      return delivery.state.rawValue
    }
    return "\(delivery.state.rawValue) until \(time(next))"
  }

  private static func reasons(_ delivery: DeliveryRecord) -> String {
    var reasons = [delivery.lastError].compactMap(\.self)
    for conversion in delivery.conversions {
      guard let refusal = conversion.refusal, !reasons.contains(refusal) else { continue }
      reasons.append("\(conversion.callID): \(refusal)")
    }
    let shown = reasons.prefix(3).map { $0.shown(limit: 200) }
    return (shown + (reasons.count > 3 ? ["… \(reasons.count - 3) more"] : [])).joined(
      separator: "\n")
  }
}
