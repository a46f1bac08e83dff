import CallModel

/// The booking of rows about the market, within a transaction.
struct MarketBooking {
  private let columns: MarketColumns
  private let contacts: ContactKeeping
  private let stamp: String
  private let writer: any BulkWriter
  private let sealedContacts: any BulkWriter
  private let dealStates: DealStatesByTime?
  private let db: StoreConnection

  init(
    _ db: StoreConnection, table: MarketTable, contacts: ContactKeeping, recordedAt: Instant
  ) throws {
    self.db = db
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

  func run(_ batch: MarketBatch) throws -> MarketImportResult {
    try batch.cells.withUnsafeBufferPointer { cells in
      try batch.bytes.withUnsafeBufferPointer { texts in
        try add(MarketRows(cells: cells, texts: texts, batch: batch))
      }
    }
    _ = try sealedContacts.finish()
    let counts = try writer.finish()
    try dealStates?.finish()
    try KeptPeople.forgetIfMuchChanged(db)
    try KeptTouchpointCampaigns.forgetIfMuchChanged(db)
    try KeptFirstActions.forgetIfMuchChanged(db)
    var result = MarketImportResult()
    result.leftOutCount = try ErasedNames.leaveOut(of: columns.table.name, db)
    result.insertedCount = max(0, counts.insertedCount - result.leftOutCount)
    result.supersededCount = counts.updatedCount
    result.unchangedCount = counts.unchangedCount
    result.untimedCount = counts.untimedCount
    result.tiedCount = counts.tiedCount
    return result
  }

  private func add(_ rows: MarketRows) throws {
    let count = rows.batch.rowCount
    guard let dealStates, dealStates.hasHistories(rows.batch) else {
      try writer.add(rows: count) { try bind(rows, at: $0, to: $1) }
      if let dealStates {
        for row in 0..<count { try dealStates.add(rows.batch, row) }
      }
      return
    }
    // The history of a deal is told between its rows.
    for row in 0..<count {
      try writer.add { try bind(rows, at: row, to: $0) }
      try dealStates.add(rows.batch, row)
    }
  }

  private func bind(_ rows: MarketRows, at row: Int, to parameters: any BulkParameters) throws {
    let first = row * rows.batch.columnCount
    for (place, parameter) in columns.parameters.enumerated() {
      switch rows.cells[first + parameter.index] {
      case .text(let start, let count):
        parameters.bind(lasting: rows.text(start, count), at: place)
      case .integer(let number): parameters.bind(number, at: place)
      case .instant(let instant): parameters.bind(instant, at: place)
      case .money(_, let currency) where parameter.part == .currency:
        parameters.bind(rows.batch.currencies[Int(currency)].code, at: place)
      case .money(let minorUnits, _): parameters.bind(minorUnits, at: place)
      case .contact(let start, let count):
        let contact = String(decoding: rows.text(start, count), as: UTF8.self)
        parameters.bind(try keep(contact), at: place)
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

/// The rows of a batch while their memory stays where it is.
private struct MarketRows {
  let cells: UnsafeBufferPointer<MarketBatch.Cell>
  let texts: UnsafeBufferPointer<UInt8>
  let batch: MarketBatch

  func text(_ start: Int, _ count: UInt32) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: texts[start..<start + Int(count)])
  }
}
