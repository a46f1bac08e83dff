/// Rows of one table of the market, packed: their texts lie in one piece of memory, so that millions of rows
/// are read and booked without an object for each.
public struct MarketBatch: Sendable {
  /// What one column of a row says; the texts stand in the batch's `bytes`.
  package enum Cell: Sendable, Hashable {
    /// Nothing.
    case unknown
    /// Text, a day, or a word.
    case text(start: Int, count: UInt32)
    /// What a person can be reached by.
    case contact(start: Int, count: UInt32)
    /// A count, a length of time in milliseconds, or 1 for yes and 0 for no.
    case integer(Int64)
    /// A point in time.
    case instant(Instant)
    /// An amount, in the currency that stands at this place of the batch's `currencies`.
    case money(minorUnits: Int64, currency: UInt16)
  }

  /// How many columns the table has.
  public let columnCount: Int
  /// The cells, row by row.
  package private(set) var cells: [Cell] = []
  /// The texts of the rows, in UTF-8.
  package private(set) var bytes: [UInt8] = []
  /// The currencies of the amounts, each once.
  package private(set) var currencies: [Currency] = []

  /// A batch without rows, of a table with this many columns.
  public init(columnCount: Int) {
    self.columnCount = columnCount
  }

  /// The batch of these rows of `table`.
  public init(_ rows: [MarketRow], of table: MarketTable) {
    self.init(columnCount: table.columns.count)
    for row in rows { append(row) }
  }

  /// How many rows it has.
  public var rowCount: Int { columnCount == 0 ? 0 : cells.count / columnCount }

  /// Adds a row.
  public mutating func append(_ row: MarketRow) {
    precondition(row.values.count == columnCount, "a row has a value for each column")
    for value in row.values { cells.append(cell(of: value)) }
  }

  private mutating func cell(of value: MarketValue) -> Cell {
    switch value {
    case .unknown: return .unknown
    case .integer(let number): return .integer(number)
    case .instant(let instant): return .instant(instant)
    case .money(let money):
      return .money(minorUnits: money.minorUnits, currency: place(of: money.currency))
    case .text(let text):
      let start = bytes.count
      bytes.append(contentsOf: text.utf8)
      return .text(start: start, count: UInt32(bytes.count - start))
    case .contact(let text):
      let start = bytes.count
      bytes.append(contentsOf: text.utf8)
      return .contact(start: start, count: UInt32(bytes.count - start))
    }
  }

  /// Where `currency` stands among those of the batch.
  package mutating func place(of currency: Currency) -> UInt16 {
    if let place = currencies.firstIndex(of: currency) { return UInt16(place) }
    currencies.append(currency)
    return UInt16(currencies.count - 1)
  }

  /// Adds a row of these `cells`, whose texts stand in `text`, which goes behind what `bytes` holds now.
  package mutating func append(_ cells: [Cell], text: UnsafeBufferPointer<UInt8>) {
    precondition(cells.count == columnCount, "a row has a cell for each column")
    self.cells.append(contentsOf: cells)
    bytes.append(contentsOf: text)
  }

  /// The values of the row at `place`, counted from 0.
  package func values(ofRow place: Int) -> [MarketValue] {
    cells[place * columnCount..<(place + 1) * columnCount].map { cell in
      switch cell {
      case .unknown: .unknown
      case .text(let start, let count): .text(text(start, count))
      case .contact(let start, let count): .contact(text(start, count))
      case .integer(let number): .integer(number)
      case .instant(let instant): .instant(instant)
      case .money(let minorUnits, let currency):
        .money(Money(minorUnits: minorUnits, currency: currencies[Int(currency)]))
      }
    }
  }

  /// The text that stands at `start` of the bytes.
  package func text(_ start: Int, _ count: UInt32) -> String {
    String(decoding: bytes[start..<start + Int(count)], as: UTF8.self)
  }
}
