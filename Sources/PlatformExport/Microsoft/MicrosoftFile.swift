public import CallModel

/// Microsoft Advertising's file of offline conversions, as its pages for uploads take it; with hashed addresses
/// and numbers only where somebody asks for them.
public struct MicrosoftFile: Platform {
  /// `microsoft`.
  public let name = "microsoft"
  private let naming: ConversionNaming
  private let hasContacts: Bool

  /// Files under Microsoft's own names for conversions; `withContacts` adds what customers can be reached by, hashed.
  public init(naming: ConversionNaming = ConversionNaming(), withContacts: Bool = false) {
    self.naming = naming
    hasContacts = withContacts
  }

  /// Microsoft's window, the order of times, the click, the name and the value. No change can be told.
  public func objections(to change: ConversionChange, at now: Instant) -> [ExportObjection] {
    var found = Objections(to: change.event, at: now)
    found.checkMicrosoft(change, named: naming)
    found.checkIsNew(change, "tell it by `export microsoft --bulk`")
    return found.all
  }

  /// Microsoft knows a conversion by its click, its time and its name.
  public func dedupeKey(of change: ConversionChange) -> String? {
    change.microsoftKey(named: naming)
  }

  /// One file; none where there is nothing to tell.
  public func requests(for changes: [ConversionChange], at now: Instant) -> [ExportRequest] {
    guard !changes.isEmpty else { return [] }
    var table = CSVTable(
      ["Parameters:TimeZone=+0000"],
      header: [
        "Microsoft Click ID", "Conversion Name", "Conversion Time", "Conversion Value",
        "Conversion Currency",
      ] + (hasContacts ? ["Hashed Email Address", "Hashed Phone Number"] : []))
    for event in changes.map(\.event) {
      table.add(
        [
          .exact(event.click(.msclkid)?.id ?? ""), .text(naming.name(of: event)),
          .exact(event.convertedAt.spaced), .exact(event.value?.decimal ?? ""),
          .exact(event.value?.currency.code ?? ""),
        ] + (hasContacts ? contacts(of: event) : []))
    }
    return [ExportRequest(purpose: "conversions", format: .csv, body: table.text, changes: changes)]
  }

  private func contacts(of event: ConversionEvent) -> [CSVTable.Cell] {
    guard event.person.consent.userData != .denied else { return [.empty, .empty] }
    return [
      .exact(event.person.email.map(HashedContact.microsoftEmail) ?? ""),
      .exact(event.call.callerNumber.map(HashedContact.phoneWithPlus) ?? ""),
    ]
  }
}
