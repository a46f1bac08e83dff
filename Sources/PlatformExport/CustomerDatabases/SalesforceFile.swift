public import CallModel

/// A file for Salesforce's Data Loader: finished tasks, one for each conversion, with its call and campaign.
///
/// A task lies with its opportunity and its contact or lead where the store has Salesforce's ids of those. Amounts
/// of opportunities are left to Salesforce, which knows what was sold.
public struct SalesforceFile: Platform {
  /// `salesforce`.
  public let name = "salesforce"
  private let naming: ConversionNaming

  private static let header = [
    "Subject", "TaskSubtype", "CallType", "CallObject", "CallDurationInSeconds", "ActivityDate",
    "Status", "WhatId", "WhoId", "Description",
  ]
  private static let subjectLength = 255
  private static let descriptionLength = 32_000

  /// Tasks with conversions under Salesforce's own names.
  public init(naming: ConversionNaming = ConversionNaming()) { self.naming = naming }

  /// Ids of Salesforce's, and texts that fit. No change can be told.
  public func objections(to change: ConversionChange, at now: Instant) -> [ExportObjection] {
    let event = change.event
    var found = Objections(to: event, at: now)
    found.checkIsNew(change, "change the task in Salesforce by hand")
    found.checkName(naming.name(of: event), atMost: Self.subjectLength)
    found.checkAge()
    if what(event) == nil, who(event) == nil {
      found.add(
        .noIdentifier, "neither an opportunity nor a contact or lead of Salesforce's is known",
        "import deals with Salesforce's ids, or visits with them as `person_id`")
    }
    let length = description(of: event).count
    if length > Self.descriptionLength {
      found.add(
        .tooLong, "the text has \(length) characters; Salesforce takes \(Self.descriptionLength)",
        "shorten the campaign's name where it comes from")
    }
    return found.all
  }

  /// Salesforce takes doubles: none goes out twice.
  public func dedupeKey(of change: ConversionChange) -> String? { change.event.transactionID }

  /// One file; none where there is nothing to tell.
  public func requests(for changes: [ConversionChange], at now: Instant) -> [ExportRequest] {
    guard !changes.isEmpty else { return [] }
    var table = CSVTable(header: Self.header)
    for event in changes.map(\.event) {
      let call = event.call
      table.add([
        .text(naming.name(of: event)), .exact("Call"),
        .exact(call.isInbound == false ? "Outbound" : "Inbound"), .text(call.id),
        .exact(call.durationMs.map { String($0 / 1000) } ?? ""),
        .exact(call.day ?? String(call.startedAt.iso8601.prefix(10))), .exact("Completed"),
        .exact(what(event) ?? ""), .exact(who(event) ?? ""), .text(description(of: event)),
      ])
    }
    return [ExportRequest(purpose: "tasks", format: .csv, body: table.text, changes: changes)]
  }

  /// The opportunity.
  private func what(_ event: ConversionEvent) -> String? {
    event.person.dealID.flatMap { SalesforceID.isOpportunity($0) ? $0 : nil }
  }

  /// The contact or lead.
  private func who(_ event: ConversionEvent) -> String? {
    event.person.customerID.flatMap { SalesforceID.isContactOrLead($0) ? $0 : nil }
  }

  private func description(of event: ConversionEvent) -> String {
    let parts: [(String, String?)] = [
      ("worth", event.value.map { "\($0.decimal) \($0.currency.code)" }),
      ("channel", event.origin.channel), ("campaign", event.origin.campaignName),
      ("keyword", event.origin.keyword), ("landing page", event.origin.landingPage),
      ("conversion", event.transactionID),
    ]
    return parts.compactMap { name, text in text.map { "\(name): \($0)" } }.joined(separator: "\n")
  }
}
