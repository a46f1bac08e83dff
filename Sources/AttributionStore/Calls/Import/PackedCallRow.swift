import CallModel

/// Writes packed calls that are new.
struct PackedCallRow {
  /// What stands in the columns that a packed call says nothing about, one behind the other.
  private let constants: [UInt8]
  private static let speakers = Array("[]".utf8)
  private static let facts = Array("{}".utf8)

  init(stamp: String) { constants = Self.speakers + Self.facts + Array(stamp.utf8) }

  /// The texts of a batch while their memory stays where it is.
  struct Texts {
    fileprivate let cells: UnsafeBufferPointer<MarketBatch.Cell>
    fileprivate let bytes: UnsafeBufferPointer<UInt8>
    fileprivate let constants: UnsafeBufferPointer<UInt8>
    fileprivate let columnCount: Int

    /// Gives `parameters` the values of the call at `place`.
    func bind(_ place: Int, to parameters: any BulkParameters) {
      let first = place * columnCount
      for column in 0..<columnCount {
        switch cells[first + column] {
        case .text(let start, let count):
          let text = UnsafeBufferPointer(rebasing: bytes[start..<start + Int(count)])
          parameters.bind(lasting: text, at: column)
        case .integer(let number): parameters.bind(number, at: column)
        case .instant(let instant): parameters.bind(instant, at: column)
        case .unknown, .contact, .money: break
        }
      }
      // Behind the facts comes the offset of the answer, which is not known.
      let facts = PackedCallRow.speakers.count
      let stamp = facts + PackedCallRow.facts.count
      parameters.bind(lasting: constant(0..<facts), at: columnCount + 1)
      parameters.bind(lasting: constant(facts..<stamp), at: columnCount + 2)
      parameters.bind(lasting: constant(stamp..<constants.count), at: columnCount + 3)
      parameters.bind(lasting: constant(stamp..<constants.count), at: columnCount + 4)
    }

    private func constant(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
      UnsafeBufferPointer(rebasing: constants[range])
    }
  }

  func withTexts<Result>(
    of packed: MarketBatch, _ body: (Texts) throws -> Result
  ) rethrows -> Result {
    try packed.cells.withUnsafeBufferPointer { cells in
      try packed.bytes.withUnsafeBufferPointer { bytes in
        try constants.withUnsafeBufferPointer {
          try body(
            Texts(
              cells: cells, bytes: bytes, constants: $0, columnCount: packed.columnCount))
        }
      }
    }
  }
}
