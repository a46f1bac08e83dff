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
    /// One of these words.
    case word([[UInt8]])
    /// A telephone number; whether it is a person's.
    case phone(isContact: Bool)
    /// Anything else.
    case otherwise
  }

  /// For each cell of a record its column, and how it is read.
  private let columns: [(index: Int, reading: Reading)]
  private let required: [Int]
  private let startIndex: Int?
  private let endIndex: Int?
  /// Those of the row that is being read.
  private var cells: [MarketBatch.Cell]

  /// A reader for records whose cells are the columns of `table` at `indices`, `nil` for what is passed over;
  /// `nil` where a row says more than its cells do one by one.
  init?(_ table: MarketTable, indices: [Int?]) {
    switch table.kind {
    case .touchpoints, .engagement: break
    case .numbers, .spend, .deals, .dealStages, .orders, .subscriptions: return nil
    }
    let page = table.index(of: "landing_page")
    columns = indices.map { index in
      guard let index else { return (0, .skip) }
      return (index, index == page ? .page : Self.reading(of: table.columns[index].kind))
    }
    required = table.columns.indices.filter { table.columns[$0].isRequired }
    startIndex = table.index(of: "at")
    endIndex = table.index(of: "ended_at")
    cells = Array(repeating: .unknown, count: table.columns.count)
  }

  private static func reading(of kind: MarketColumn.Kind) -> Reading {
    switch kind {
    case .text: .text
    case .instant: .instant
    case .choice(let words): .word(words.map { Array($0.utf8) })
    case .ownNumber: .phone(isContact: false)
    case .personPhone: .phone(isContact: true)
    case .day, .instantOrDay, .flag, .personEmail, .duration, .count, .money, .currency: .otherwise
    }
  }

  /// Adds the row that `record` is to `batch`; `false`, and nothing is added, if it is for the other reader.
  mutating func read(_ record: PlainRecord, into batch: inout MarketBatch) -> Bool {
    guard record.ends.count == columns.count else { return false }
    for index in cells.indices { cells[index] = .unknown }
    let base = batch.bytes.count
    var start = 0
    for (place, end) in record.ends.enumerated() {
      defer { start = end + 1 }
      guard end > start else { continue }
      let (index, reading) = columns[place]
      let text = UnsafeBufferPointer(rebasing: record.bytes[start..<end])
      guard let cell = Self.cell(text, at: base + start, reading) else { return false }
      cells[index] = cell
    }
    guard required.allSatisfy({ cells[$0] != .unknown }), isInOrder else { return false }
    batch.append(cells, text: record.bytes)
    return true
  }

  private var isInOrder: Bool {
    guard let startIndex, let endIndex, case .instant(let start) = cells[startIndex],
      case .instant(let end) = cells[endIndex]
    else { return true }
    return start <= end
  }

  /// What `text` says, which stands at `start` of the batch; `nil` if it is for the other reader.
  private static func cell(
    _ text: UnsafeBufferPointer<UInt8>, at start: Int, _ reading: Reading
  ) -> MarketBatch.Cell? {
    guard text.count <= MarketText.cellLimit else { return nil }
    let count = UInt32(text.count)
    switch reading {
    case .skip: return .unknown
    case .text: return isInk(text) ? .text(start: start, count: count) : nil
    case .page:
      return isInk(text) && !text.contains(UInt8(ascii: "?"))
        ? .text(start: start, count: count) : nil
    case .instant: return (try? Instant(iso8601UTF8: text)).map { .instant($0) }
    case .word(let words):
      return words.contains { $0.elementsEqual(text) } ? .text(start: start, count: count) : nil
    case .phone(let isContact):
      guard text[0] == UInt8(ascii: "+"), (8...16).contains(text.count),
        text.dropFirst().allSatisfy(ASCII.isDigit)
      else { return nil }
      return isContact ? .contact(start: start, count: count) : .text(start: start, count: count)
    case .otherwise: return nil
    }
  }

  /// Whether no blanks are at the ends of a text of printable characters.
  private static func isInk(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text[0] != ASCII.space && text[text.count - 1] != ASCII.space
  }
}
