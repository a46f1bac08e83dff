import CallModel

/// The booking of rows about the market, within a transaction.
struct MarketBooking {
  private let sql: MarketSQL
  private let contacts: ContactKeeping
  private let stamp: String
  private let insert: BulkStatement
  private let update: BulkStatement
  private let sealedContact: BulkStatement

  init(
    _ db: StoreConnection, table: MarketTable, contacts: ContactKeeping, recordedAt: Instant
  ) throws {
    try db.expectManyRows()
    sql = MarketSQL(table)
    self.contacts = contacts
    stamp = recordedAt.iso8601
    insert = try db.bulkStatement(sql.insert)
    update = try db.bulkStatement(sql.update)
    sealedContact = try db.bulkStatement(
      "INSERT INTO sealed_contacts VALUES (?1, ?2) ON CONFLICT DO NOTHING")
  }

  func run(_ rows: [MarketRow]) throws -> MarketImportResult {
    var result = MarketImportResult()
    for row in rows {
      if try bind(row, to: insert).run() {
        result.insertedCount += 1
      } else if try bind(row, to: update).run() {
        result.supersededCount += 1
      } else {
        result.unchangedCount += 1
      }
    }
    return result
  }

  private func bind(_ row: MarketRow, to statement: BulkStatement) throws -> BulkStatement {
    for (place, parameter) in sql.parameters.enumerated() {
      switch row.values[parameter.index] {
      case .text(let text): statement.bind(text, at: place)
      case .integer(let number): statement.bind(number, at: place)
      case .instant(let instant): statement.bind(instant, at: place)
      case .money(let money) where parameter.part == .currency:
        statement.bind(money.currency.code, at: place)
      case .money(let money): statement.bind(money.minorUnits, at: place)
      case .contact(let contact): statement.bind(try keep(contact), at: place)
      case .unknown:
        if parameter.hasSubstitute, let text = sql.columns[place].substitute {
          statement.bind(text, at: place)
        }
      }
    }
    statement.bind(stamp, at: sql.parameters.count)
    return statement
  }

  /// The name under which a contact is kept.
  private func keep(_ contact: String) throws -> String {
    let name = contacts.key.name(of: contact)
    if contacts.keepsSealed {
      sealedContact.bind(name, at: 0)
      sealedContact.bind(try contacts.key.seal(contact, for: name), at: 1)
      try sealedContact.run()
    }
    return name
  }
}
