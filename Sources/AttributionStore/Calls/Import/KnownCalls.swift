import CallModel

/// What the store knows of packed calls.
enum KnownCalls {
  /// Packed calls by what they tell the store, as their places in the batch.
  struct Comparison {
    /// Those that it does not know.
    var new: [Int] = []
    /// How many say nothing else than it knows.
    var sameCount = 0
    /// Those that say something else.
    var other: [Int] = []
  }

  /// Compares the packed calls of `batch` with those that are known.
  static func compare(_ batch: CallBatch, _ db: StoreConnection) throws -> Comparison {
    var comparison = Comparison()
    let count = batch.packed.rowCount
    var isKnown = Array(repeating: false, count: count)
    if count > 0, try db.holds("SELECT EXISTS (SELECT 1 FROM calls)") {
      let rows = try db.bulkRows(query, [ids(of: batch.packed)])
      while try rows.next() {
        guard let number = rows.integer(at: 0), let place = Int(exactly: number),
          isKnown.indices.contains(place)
        else { continue }
        isKnown[place] = true
        if try saysTheSame(batch.packed, place, rows) {
          comparison.sameCount += 1
        } else {
          comparison.other.append(place)
        }
      }
    }
    comparison.new = isKnown.indices.filter { !isKnown[$0] }
    comparison.other.sort()
    return comparison
  }

  private static let query = """
    SELECT ids.key, \(FactColumn.all.map { "calls." + $0.name }.joined(separator: ", "))
    FROM json_each(?) AS ids JOIN calls ON calls.call_id = ids.value
    """

  /// The ids as a JSON array, so that there is no limit to how many there may be.
  private static func ids(of packed: MarketBatch) -> String {
    var text: [UInt8] = [UInt8(ascii: "[")]
    for row in 0..<packed.rowCount {
      guard case .text(let start, let count) = packed.cells[row * packed.columnCount] else {
        continue
      }
      if row > 0 { text.append(UInt8(ascii: ",")) }
      text.append(UInt8(ascii: "\""))
      for byte in packed.bytes[start..<start + Int(count)] {
        // Packed texts are of printable characters.
        if byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "\"") {
          text.append(UInt8(ascii: "\\"))
        }
        text.append(byte)
      }
      text.append(UInt8(ascii: "\""))
    }
    text.append(UInt8(ascii: "]"))
    return String(decoding: text, as: UTF8.self)
  }

  /// Whether all that the call at `place` says stands in the row that was read.
  private static func saysTheSame(
    _ packed: MarketBatch, _ place: Int, _ rows: BulkRows
  ) throws -> Bool {
    let first = place * packed.columnCount
    for column in 1..<packed.columnCount {
      switch packed.cells[first + column] {
      case .unknown: continue
      case .text(let start, let count):
        let isSame = packed.bytes.withUnsafeBufferPointer { bytes in
          rows.withText(at: column) {
            $0.count == Int(count) && $0.elementsEqual(bytes[start..<start + Int(count)])
          }
        }
        guard isSame == true else { return false }
      case .integer(let number): guard rows.integer(at: column) == number else { return false }
      case .instant(let instant):
        let unixMs = rows.withText(at: column) { StoredInstant.unixMs($0) }
        guard unixMs == instant.unixMs else { return false }
      case .contact, .money: return false
      }
    }
    return true
  }
}
