import CallModel

/// Reads calls whose cells are written as nearly all are, straight from the bytes of a file. What it takes it reads as
/// `CallAssembler` would; anything else, and anything that is at fault, it leaves to that.
struct PlainCallReader {
  /// How a cell of a record is read.
  private enum Reading {
    case id
    case text
    /// One of these words.
    case word([[UInt8]])
    case flag
    /// A whole number of seconds.
    case seconds
    case phone
    case instant
    /// Anything else.
    case otherwise
  }

  /// For each cell of a record its place in a packed call, and how it is read.
  private let columns: [(place: Int, reading: Reading)]
  /// Those of the call that is being read.
  private var cells = [MarketBatch.Cell](
    repeating: .unknown, count: CallBatch.fields.count + 1)

  /// The instants that a store keeps in their column: of the years 0 to 9999.
  private static let instants =
    Instant(unixMs: -62_167_219_200_000)...Instant(unixMs: 253_402_300_799_999)
  /// The longest id.
  private static let idLimit = 200

  /// A reader for records whose cells mean this, in our own columns.
  init(_ meanings: [CallColumn?]) {
    columns = meanings.map { column in
      switch column {
      case .id: return (0, .id)
      case .fact(let field):
        let place = CallBatch.fields.firstIndex { $0.path == field.path && $0.type == field.type }
        return place.map { ($0 + 1, Self.reading(of: field)) } ?? (0, .otherwise)
      case .recording, .transcript, .channels, .answerOffset, nil: return (0, .otherwise)
      }
    }
  }

  private static func reading(of field: Field) -> Reading {
    switch field.type {
    case .text: .text
    case .choice: .word(field.choices.map { Array($0.utf8) })
    case .flag: .flag
    case .duration: .seconds
    case .phone: .phone
    case .instant: .instant
    case .money, .number, .percent: .otherwise
    }
  }

  /// Adds the call that `record` is to `batch`, and its id to `ids`; `false`, and nothing is added, if it is for the
  /// other reader.
  mutating func read(
    _ record: PlainRecord, into batch: inout CallBatch, ids: inout SeenKeys
  ) -> Bool {
    guard record.ends.count == columns.count else { return false }
    for place in cells.indices { cells[place] = .unknown }
    let base = batch.packed.bytes.count
    var start = 0
    for (column, end) in record.ends.enumerated() {
      defer { start = end + 1 }
      guard end > start else { continue }
      let (place, reading) = columns[column]
      let text = UnsafeBufferPointer(rebasing: record.bytes[start..<end])
      guard let cell = Self.cell(text, at: base + start, reading) else { return false }
      cells[place] = cell
    }
    guard case .text(let idStart, let count) = cells[0] else { return false }
    let id = record.bytes[idStart - base..<idStart - base + Int(count)]
    guard ids.insert(UnsafeBufferPointer(rebasing: id), line: record.line) == nil else {
      return false
    }
    batch.append(cells, text: record.bytes)
    return true
  }

  /// What `text` says, which stands at `start` of the batch; `nil` if it is for the other reader.
  private static func cell(
    _ text: UnsafeBufferPointer<UInt8>, at start: Int, _ reading: Reading
  ) -> MarketBatch.Cell? {
    let whole = MarketBatch.Cell.text(start: start, count: UInt32(text.count))
    switch reading {
    case .id: return text.count <= idLimit && PlainCell.isInk(text) ? whole : nil
    case .text: return text.count <= MarketText.cellLimit && PlainCell.isInk(text) ? whole : nil
    case .word(let words): return words.contains { $0.elementsEqual(text) } ? whole : nil
    case .flag: return PlainCell.flag(text).map { .integer($0 ? 1 : 0) }
    case .seconds: return PlainCell.count(text).map { .integer($0 * 1000) }
    case .phone: return PlainCell.isPhoneNumber(text) ? whole : nil
    case .instant:
      guard let instant = try? Instant(iso8601UTF8: text),
        instants.contains(instant)
      else { return nil }
      return .instant(instant)
    case .otherwise: return nil
    }
  }
}
