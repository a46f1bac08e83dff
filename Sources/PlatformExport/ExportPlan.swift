public import CallModel

/// What of some changes goes to a platform, and what does not and why.
public struct ExportPlan: Sendable {
  /// To these there is no objection, in the order in which they came.
  public let accepted: [ConversionChange]
  /// Everything that speaks against the others.
  public let objections: [ExportObjection]

  /// Checks each change by the rules of `platform`, and that no two of them are the same to it: of those the
  /// first goes, and none that is the same as one of `known`, the conversions that it was told, by what it knows them by.
  /// Takes time in proportion to their number.
  public init(
    _ changes: [ConversionChange], to platform: some Platform, at now: Instant,
    known: [String: ConversionEvent] = [:]
  ) {
    var accepted: [ConversionChange] = []
    var objections: [ExportObjection] = []
    var first = known
    for change in changes {
      var found = platform.objections(to: change, at: now)
      if found.isEmpty, let key = platform.dedupeKey(of: change) {
        if let other = first[key], other.originID != change.event.originID {
          found.append(.double(of: other, change.event))
        } else {
          first[key] = change.event
        }
      }
      if found.isEmpty { accepted.append(change) }
      objections += found
    }
    self.accepted = accepted
    self.objections = objections
  }
}

extension ExportObjection {
  /// That the platform could not tell the two apart.
  static func double(of other: ConversionEvent, _ event: ConversionEvent) -> ExportObjection {
    ExportObjection(
      event, rule: .double,
      reason:
        "the platform cannot tell it from conversion \(other.outcomeID) of call \(other.call.id)",
      advice: other.isWithdrawn
        ? "export it again when that one has been taken back there"
        : "let the rules book one of the two, or export them under different names")
  }
}
