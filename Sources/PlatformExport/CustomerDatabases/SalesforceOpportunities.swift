public import CallModel

/// A file for Salesforce's Data Loader that updates opportunities: where the call came from that led to each.
///
/// Stages and amounts are left to Salesforce, which knows what was sold. Updating again does no harm, so what
/// changed goes as well; only what does not hold stays here.
public struct SalesforceOpportunities: Platform {
  /// `salesforce-opportunities`.
  public let name = "salesforce-opportunities"

  private static let sourceLength = 40

  /// Updates of opportunities.
  public init() {}

  /// The opportunity, where the call came from, and that it fits.
  public func objections(to change: ConversionChange, at now: Instant) -> [ExportObjection] {
    let event = change.event
    var found = Objections(to: event, at: now)
    if change.kind == .retracted {
      found.checkIsNew(change, "change the opportunity in Salesforce by hand")
    }
    found.checkAge()
    if opportunity(event) == nil {
      found.add(
        .noIdentifier, "no opportunity of Salesforce's is known",
        "import deals with Salesforce's ids")
    } else if event.origin.channel == nil, campaign(event) == nil {
      found.add(
        .noSource, "nobody knows where the call came from",
        "import tracking numbers and visits; `report sources --unresolved` says what is missing")
    }
    if let channel = event.origin.channel, channel.count > Self.sourceLength {
      found.add(
        .tooLong,
        "the channel has \(channel.count) characters; Salesforce takes \(Self.sourceLength)",
        "give it a shorter name where it comes from")
    }
    return found.all
  }

  /// Nothing: what tells the same goes once.
  public func dedupeKey(of change: ConversionChange) -> String? { nil }

  /// One file with each opportunity once, as the last of its calls tells, at which its sale stands; none where there
  /// is nothing to tell.
  public func requests(for changes: [ConversionChange], at now: Instant) -> [ExportRequest] {
    guard !changes.isEmpty else { return [] }
    var table = CSVTable(header: ["Id", "LeadSource", "CampaignId"])
    var order: [String] = []
    var last: [String: ConversionEvent] = [:]
    for event in changes.map(\.event) {
      guard let id = opportunity(event) else { continue }
      guard let other = last[id] else {
        order.append(id)
        last[id] = event
        continue
      }
      if event.call.startedAt > other.call.startedAt { last[id] = event }
    }
    for id in order {
      guard let event = last[id] else { continue }
      table.add([.exact(id), .text(event.origin.channel ?? ""), .exact(campaign(event) ?? "")])
    }
    return [
      ExportRequest(purpose: "opportunities", format: .csv, body: table.text, changes: changes)
    ]
  }

  private func opportunity(_ event: ConversionEvent) -> String? {
    event.person.dealID.flatMap { SalesforceID.isOpportunity($0) ? $0 : nil }
  }

  /// The campaign, where it has an id of Salesforce's.
  private func campaign(_ event: ConversionEvent) -> String? {
    event.origin.campaignID.flatMap { SalesforceID.isCampaign($0) ? $0 : nil }
  }
}
