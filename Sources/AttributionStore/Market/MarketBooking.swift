import CallModel

/// The booking of rows about the market, within a transaction.
struct MarketBooking {
  private let columns: MarketColumns
  private let contacts: ContactKeeping
  private let stamp: String
  private let writer: any BulkWriter
  private let sealedContacts: any BulkWriter
  private let dealStates: DealStatesByTime?

  init(
    _ db: StoreConnection, table: MarketTable, contacts: ContactKeeping, recordedAt: Instant
  ) throws {
    try db.expectManyRows()
    columns = MarketColumns(table)
    self.contacts = contacts
    stamp = recordedAt.iso8601
    writer = try db.bulkWriter(into: columns.table)
    sealedContacts = try db.bulkWriter(
      into: BulkTable(
        name: "sealed_contacts", columns: ["contact_key", "sealed"], knownKeys: .left))
    dealStates = try DealStatesByTime(db, table: table, stamp: stamp)
  }

  func run(_ rows: [MarketRow]) throws -> MarketImportResult {
    for row in rows {
      try writer.add { try bind(row, to: $0) }
      try dealStates?.add(row)
    }
    _ = try sealedContacts.finish()
    let counts = try writer.finish()
    try dealStates?.finish()
    var result = MarketImportResult()
    result.insertedCount = counts.insertedCount
    result.supersededCount = counts.updatedCount
    result.unchangedCount = counts.unchangedCount
    return result
  }

  private func bind(_ row: MarketRow, to parameters: any BulkParameters) throws {
    for (place, parameter) in columns.parameters.enumerated() {
      switch row.values[parameter.index] {
      case .text(let text): parameters.bind(text, at: place)
      case .integer(let number): parameters.bind(number, at: place)
      case .instant(let instant): parameters.bind(instant, at: place)
      case .money(let money) where parameter.part == .currency:
        parameters.bind(money.currency.code, at: place)
      case .money(let money): parameters.bind(money.minorUnits, at: place)
      case .contact(let contact): parameters.bind(try keep(contact), at: place)
      case .unknown:
        if parameter.hasSubstitute, let text = columns.columns[place].substitute {
          parameters.bind(text, at: place)
        }
      }
    }
    var place = columns.parameters.count
    for text in columns.constants {
      parameters.bind(text, at: place)
      place += 1
    }
    parameters.bind(stamp, at: place)
  }

  /// The name under which a contact is kept.
  private func keep(_ contact: String) throws -> String {
    let name = contacts.key.name(of: contact)
    if contacts.keepsSealed {
      let sealed = try contacts.key.seal(contact, for: name)
      try sealedContacts.add {
        $0.bind(name, at: 0)
        $0.bind(sealed, at: 1)
      }
    }
    return name
  }
}
