public import CallModel

/// Microsoft Advertising's bulk file: new conversions and changed ones in one, all times in UTC.
///
/// A change names the conversion as it was told: by click, time and name. The columns for it stand behind those
/// that every public file has; that Microsoft takes them in any order, its documentation says of all bulk files.
public struct MicrosoftBulkFile: Platform {
  /// `microsoft-bulk`.
  public let name = "microsoft-bulk"
  private let naming: ConversionNaming

  private static let header = [
    "Type", "Status", "Id", "Parent Id", "Client Id", "Name", "Conversion Currency Code",
    "Conversion Name", "Conversion Time", "Conversion Value", "Microsoft Click Id",
    "Adjustment Type", "Adjustment Time", "Adjustment Value", "Adjustment Currency Code",
  ]

  /// Files under Microsoft's own names for conversions.
  public init(naming: ConversionNaming = ConversionNaming()) { self.naming = naming }

  /// Microsoft's window, the order of times, the click, the name and the value.
  public func objections(to change: ConversionChange, at now: Instant) -> [ExportObjection] {
    var found = Objections(to: change.event, at: now)
    found.checkMicrosoft(change, named: naming)
    return found.all
  }

  /// Microsoft knows a conversion by its click, its time and its name.
  public func dedupeKey(of change: ConversionChange) -> String? {
    change.microsoftKey(named: naming)
  }

  /// One file; none where there is nothing to tell.
  public func requests(for changes: [ConversionChange], at now: Instant) -> [ExportRequest] {
    guard !changes.isEmpty else { return [] }
    var table = CSVTable(header: Self.header)
    table.add(
      Self.header.map { column in
        switch column {
        case "Type": .exact("Format Version")
        case "Name": .exact("6.0")
        default: .empty
        }
      })
    for change in changes { table.add(cells(of: change, at: now)) }
    return [ExportRequest(purpose: "bulk", format: .csv, body: table.text, changes: changes)]
  }

  private func cells(of change: ConversionChange, at now: Instant) -> [CSVTable.Cell] {
    let event = change.event
    let isNew = change.kind == .new
    let value: (told: Money?, adjusted: Money?) =
      switch change.kind {
      case .new: (event.value, nil)
      case .restated: (nil, event.value)
      case .retracted: (nil, nil)
      }
    return [
      .exact("Offline Conversion"), .empty, .empty, .empty,
      // Comes back in Microsoft's answer, where it tells which row is meant.
      .exact(event.transactionID), .empty, .exact(value.told?.currency.code ?? ""),
      .text(change.microsoftName(naming)), .exact(change.firstToldAt.rfc3339),
      .exact(value.told?.decimal ?? ""), .exact(change.microsoftClick),
      .exact(isNew ? "" : change.kind == .retracted ? "Retract" : "Restate"),
      .exact(isNew ? "" : now.rfc3339), .exact(value.adjusted?.decimal ?? ""),
      .exact(value.adjusted?.currency.code ?? ""),
    ]
  }
}
