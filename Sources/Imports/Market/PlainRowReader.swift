import CallModel

/// Reads rows whose cells are written as nearly all are, straight from the bytes of a file. What it takes it
/// reads as `MarketRowReader` would; anything else, and anything that is at fault, it leaves to that.
struct PlainRowReader {
  /// How a cell of a record is read.
  private enum Reading {
    /// It is passed over.
    case skip
    case text
    /// A web page, whose address may fill other columns if it has a query.
    case page
    case instant
    case day
    case instantOrDay
    case flag
    case count
    /// One of these words.
    case word([[UInt8]])
    /// A telephone number; whether it is a person's.
    case phone(isContact: Bool)
    case email
    /// An amount, which waits for its currency.
    case amount
    case currency
    /// Anything else.
    case otherwise
  }

  /// For each cell of a record its column, and how it is read.
  private let columns: [(index: Int, reading: Reading)]
  private let required: [Int]
  private let startIndex: Int?
  private let endIndex: Int?
  /// The columns whose values no two rows may have in common; `nil` where they may.
  private let keyIndices: [Int]?
  private var currencies: PlainCurrencies
  private var dealStates: PlainDealStates?
  /// Those of the row that is being read.
  private var cells: [MarketBatch.Cell]
  private var key = RowKey()

  /// A reader for records whose cells are the columns of `table` at `indices`, `nil` for what is passed over;
  /// `nil` where a row says more than its cells do one by one.
  ///
  /// - Parameter currency: that of amounts that name none.
  init?(_ table: MarketTable, indices: [Int?], currency: Currency?) {
    let start: String?
    switch table.kind {
    case .touchpoints: start = "at"
    case .subscriptions: start = "started_at"
    case .spend, .deals, .dealStages, .orders, .engagement: start = nil
    case .numbers, .sameSales: return nil
    }
    let page = table.kind == .touchpoints ? table.index(of: "landing_page") : nil
    columns = indices.map { index in
      guard let index else { return (0, .skip) }
      return (index, index == page ? .page : Self.reading(of: table.columns[index].kind))
    }
    required = table.columns.indices.filter { table.columns[$0].isRequired }
    startIndex = start.flatMap(table.index)
    endIndex = table.index(of: "ended_at")
    keyIndices = table.keysAreUniqueInFile ? table.key.compactMap(table.index) : nil
    currencies = PlainCurrencies(otherwise: currency)
    dealStates = table.kind == .deals ? PlainDealStates(table) : nil
    cells = Array(repeating: .unknown, count: table.columns.count)
  }

  private static func reading(of kind: MarketColumn.Kind) -> Reading {
    switch kind {
    case .text: .text
    case .instant: .instant
    case .day: .day
    case .instantOrDay: .instantOrDay
    case .flag: .flag
    case .count, .quantity: .count
    case .choice(let words): .word(words.map { Array($0.utf8) })
    case .ownNumber: .phone(isContact: false)
    case .personPhone: .phone(isContact: true)
    case .personEmail: .email
    case .money: .amount
    case .currency: .currency
    case .duration: .otherwise
    }
  }

  /// Adds the row that `record` is to `batch`, and its key to `keys`; `false`, and nothing is added, if it is for
  /// the other reader.
  mutating func read(
    _ record: PlainRecord, into batch: inout MarketBatch, keys: inout SeenKeys
  ) -> Bool {
    guard record.ends.count == columns.count else { return false }
    for index in cells.indices { cells[index] = .unknown }
    let base = batch.bytes.count
    var start = 0
    var amount: (index: Int, text: UnsafeBufferPointer<UInt8>)?
    var code: UnsafeBufferPointer<UInt8>?
    for (place, end) in record.ends.enumerated() {
      defer { start = end + 1 }
      guard end > start else { continue }
      let (index, reading) = columns[place]
      let text = UnsafeBufferPointer(rebasing: record.bytes[start..<end])
      switch reading {
      case .amount: amount = (index, text)
      case .currency:
        code = text
        cells[index] = .text(start: base + start, count: UInt32(text.count))
      default:
        guard let cell = Self.cell(text, at: base + start, reading) else { return false }
        cells[index] = cell
      }
    }
    if amount != nil || code != nil {
      guard let currency = currencies.currency(code) else { return false }
      if let amount {
        guard let units = PlainCell.minorUnits(amount.text, exponent: currency.exponent) else {
          return false
        }
        cells[amount.index] = .money(minorUnits: units, currency: batch.place(of: currency))
      }
    }
    guard required.allSatisfy({ cells[$0] != .unknown }), isInOrder,
      dealStates?.complete(&cells, record.bytes, base) ?? true,
      isNew(record, base, &keys)
    else { return false }
    batch.append(cells, text: record.bytes)
    return true
  }

  private var isInOrder: Bool {
    guard let startIndex, let endIndex, case .instant(let start) = cells[startIndex],
      case .instant(let end) = cells[endIndex]
    else { return true }
    return start <= end
  }

  private mutating func isNew(_ record: PlainRecord, _ base: Int, _ keys: inout SeenKeys) -> Bool {
    guard let keyIndices else { return true }
    key.removeAll()
    for index in keyIndices {
      switch cells[index] {
      case .text(let start, let count), .contact(let start, let count):
        key.append(
          UnsafeBufferPointer(rebasing: record.bytes[start - base..<start - base + Int(count)]))
      case .integer(let number): key.append(number)
      case .instant(let instant): key.append(instant.unixMs)
      case .unknown, .money: key.appendNothing()
      }
    }
    return key.bytes.withUnsafeBufferPointer { keys.insert($0, line: record.line) } == nil
  }

  /// What `text` says, which stands at `start` of the batch; `nil` if it is for the other reader.
  private static func cell(
    _ text: UnsafeBufferPointer<UInt8>, at start: Int, _ reading: Reading
  ) -> MarketBatch.Cell? {
    guard text.count <= MarketText.cellLimit else { return nil }
    let whole = MarketBatch.Cell.text(start: start, count: UInt32(text.count))
    switch reading {
    case .skip: return .unknown
    case .text: return PlainCell.isInk(text) ? whole : nil
    case .page:
      return PlainCell.isInk(text) && !text.contains(UInt8(ascii: "?")) ? whole : nil
    case .instant: return (try? Instant(iso8601UTF8: text)).map { .instant($0) }
    case .day: return Instant.isDay(utf8: text) ? whole : nil
    case .instantOrDay where text.count <= 10: return Instant.isDay(utf8: text) ? whole : nil
    case .instantOrDay: return (try? Instant(iso8601UTF8: text)).map { .instant($0) }
    case .flag: return PlainCell.flag(text).map { .integer($0 ? 1 : 0) }
    case .count: return PlainCell.count(text).map { .integer($0) }
    case .word(let words): return words.contains { $0.elementsEqual(text) } ? whole : nil
    case .phone(let isContact):
      guard PlainCell.isPhoneNumber(text) else { return nil }
      return isContact ? .contact(start: start, count: UInt32(text.count)) : whole
    case .email:
      return PlainCell.isEmailAddress(text)
        ? .contact(start: start, count: UInt32(text.count)) : nil
    case .amount, .currency, .otherwise: return nil
    }
  }
}
