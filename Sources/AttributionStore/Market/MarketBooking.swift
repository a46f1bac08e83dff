import CallModel
import GRDB

/// The booking of rows about the market, within a transaction.
struct MarketBooking {
  private let sql: MarketSQL
  private let contacts: ContactKeeping
  private let stamp: String
  private let insert: BulkStatement
  private let update: BulkStatement
  private let clearContact: BulkStatement

  init(
    _ db: Database, table: MarketTable, contacts: ContactKeeping, recordedAt: Instant
  ) throws {
    sql = MarketSQL(table)
    self.contacts = contacts
    stamp = recordedAt.iso8601
    insert = try BulkStatement(db, sql.insert)
    update = try BulkStatement(db, sql.update)
    clearContact = try BulkStatement(
      db, "INSERT INTO clear_contacts VALUES (?1, ?2) ON CONFLICT DO NOTHING")
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
    for (place, column) in sql.columns.enumerated() {
      switch (row.values[column.index], column.part) {
      case (.text(let text), _): statement.bind(text, at: place)
      case (.integer(let number), _): statement.bind(number, at: place)
      case (.instant(let instant), _): statement.bind(instant, at: place)
      case (.money(let money), .currency): statement.bind(money.currency.code, at: place)
      case (.money(let money), _): statement.bind(money.minorUnits, at: place)
      case (.contact(let contact), _): statement.bind(try keep(contact), at: place)
      case (.unknown, _):
        if let text = column.substitute {
          statement.bind(text, at: place)
        } else {
          statement.bindNull(at: place)
        }
      }
    }
    statement.bind(stamp, at: sql.columns.count)
    return statement
  }

  /// The name under which a contact is kept.
  private func keep(_ contact: String) throws -> String {
    let name = contacts.key.name(of: contact)
    if contacts.keepsClearText {
      clearContact.bind(name, at: 0)
      clearContact.bind(contact, at: 1)
      try clearContact.run()
    }
    return name
  }
}
