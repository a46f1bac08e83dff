public import CallModel

/// Google Ads' file of offline conversions by click, as its pages for uploads take it.
///
/// What was told before is changed by a file of its own, by the order id that each conversion was told with:
/// Google refuses new conversions and adjustments in one file. The columns of that second file are those of its
/// template as public programs write them; the template itself was not at hand.
public struct GoogleClicksFile: Platform {
  /// `google-clicks`.
  public let name = "google-clicks"
  /// What Google takes apart from each other.
  public let purposes = ["clicks", "adjustments"]
  private let naming: ConversionNaming

  /// Files under Google's own names for conversions.
  public init(naming: ConversionNaming = ConversionNaming()) { self.naming = naming }

  /// Google's window, the order of times, the click, the name and the value.
  public func objections(to change: ConversionChange, at now: Instant) -> [ExportObjection] {
    var found = Objections(to: change.event, at: now)
    let click = found.checkClick(
      [.gclid], of: "Google",
      advice: "import the visits with their `gclid`; those with `gbraid` or `wbraid` alone go by "
        + "`export google-ads` or `google-data-manager`")
    found.checkName(naming.name(of: change.event))
    found.checkGoogle(change, click: click, named: naming)
    return found.all
  }

  /// Google knows a conversion by its click, its time and its name.
  public func dedupeKey(of change: ConversionChange) -> String? {
    let event = change.event
    guard change.kind == .new else { return "adjustment \(event.originID)" }
    return [event.click(.gclid)?.id ?? "", event.convertedAt.spaced, naming.name(of: event)]
      .joined(separator: "\n")
  }

  /// A file with the new conversions and one with the changed ones, each only where there are any.
  public func requests(for changes: [ConversionChange], at now: Instant) -> [ExportRequest] {
    let new = changes.filter { $0.kind == .new }
    let others = changes.filter { $0.kind != .new }
    return [
      new.isEmpty ? nil : clicks(new), others.isEmpty ? nil : adjustments(others, at: now),
    ].compactMap(\.self)
  }

  private func clicks(_ changes: [ConversionChange]) -> ExportRequest {
    let consent = GoogleConsentColumns(changes)
    var table = CSVTable(
      [GoogleText.timeZoneLine],
      header: [
        "Google Click ID", "Conversion Name", "Conversion Time", "Conversion Value",
        "Conversion Currency", "Order ID",
      ] + consent.header)
    for event in changes.map(\.event) {
      table.add(
        [
          .exact(event.click(.gclid)?.id ?? ""), .text(naming.name(of: event)),
          .exact(event.convertedAt.spacedWithOffset), .exact(event.value?.decimal ?? ""),
          .exact(event.value?.currency.code ?? ""), .exact(event.transactionID),
        ] + consent.cells(of: event))
    }
    return ExportRequest(purpose: "clicks", format: .csv, body: table.text, changes: changes)
  }

  private func adjustments(_ changes: [ConversionChange], at now: Instant) -> ExportRequest {
    var table = CSVTable(
      [GoogleText.timeZoneLine],
      header: [
        "Order ID", "Conversion Name", "Adjustment Time", "Adjustment Type", "Adjusted Value",
        "Adjusted Value Currency",
      ])
    for change in changes {
      let value = change.kind == .retracted ? nil : change.event.value
      table.add([
        .exact(change.event.transactionID),
        .text(change.told(part: 2, withTimeAt: 1) ?? naming.name(of: change.event)),
        .exact(now.spacedWithOffset),
        .exact(change.kind == .retracted ? "RETRACT" : "RESTATE"), .exact(value?.decimal ?? ""),
        .exact(value?.currency.code ?? ""),
      ])
    }
    return ExportRequest(purpose: "adjustments", format: .csv, body: table.text, changes: changes)
  }
}
