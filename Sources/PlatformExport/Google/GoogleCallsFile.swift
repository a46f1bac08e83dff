public import CallModel

/// Google Ads' file of conversions by call, for calls from call assets and from numbers that Google shows.
///
/// Its columns are those that public programs write; Google's own page was not at hand.
public struct GoogleCallsFile: Platform {
  /// `google-calls`.
  public let name = "google-calls"
  private let naming: ConversionNaming

  /// Files under Google's own names for conversions.
  public init(naming: ConversionNaming = ConversionNaming()) { self.naming = naming }

  /// The caller's number, the order and the age of times, the name and the value. No change can be told.
  public func objections(to change: ConversionChange, at now: Instant) -> [ExportObjection] {
    var found = Objections(to: change.event, at: now)
    found.checkName(naming.name(of: change.event))
    _ = found.checkGoogleCall(change, named: naming)
    return found.all
  }

  /// Google knows a conversion by its caller, its time and its name.
  public func dedupeKey(of change: ConversionChange) -> String? {
    let event = change.event
    return [
      event.call.callerNumber?.e164 ?? "", event.convertedAt.spaced, naming.name(of: event),
    ].joined(separator: "\n")
  }

  /// One file; none where there is nothing to tell.
  public func requests(for changes: [ConversionChange], at now: Instant) -> [ExportRequest] {
    guard !changes.isEmpty else { return [] }
    let consent = GoogleConsentColumns(changes)
    var table = CSVTable(
      [GoogleText.timeZoneLine],
      header: [
        "Caller's Phone Number", "Call Start Time", "Conversion Name", "Conversion Time",
        "Conversion Value", "Conversion Currency",
      ] + consent.header)
    for event in changes.map(\.event) {
      table.add(
        [
          .exact(event.call.callerNumber?.e164 ?? ""),
          .exact(event.call.startedAt.spacedWithOffset), .text(naming.name(of: event)),
          .exact(event.convertedAt.spacedWithOffset), .exact(event.value?.decimal ?? ""),
          .exact(event.value?.currency.code ?? ""),
        ] + consent.cells(of: event))
    }
    return [ExportRequest(purpose: "calls", format: .csv, body: table.text, changes: changes)]
  }
}
