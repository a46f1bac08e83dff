import Diagnostics

/// A table of many numbers, in as many blocks side by side as a terminal is too narrow.
struct WideTable {
  let heading: String
  /// The titles of the columns that name a row, which every block has.
  let names: [String]
  /// The titles of the numbers.
  let columns: [String]
  var rows: [(names: [String], cells: [String])] = []

  /// What a name has at most.
  private static let widestName = 28

  init(heading: String, names: [String], columns: [String]) {
    self.heading = heading
    self.names = names
    self.columns = columns
  }

  /// Tables of at most `width` cells, but for a column that is wider alone.
  func blocks(width: Int) -> [TextTable] {
    let nameWidth = names.indices.reduce(2) { sum, place in
      sum + 2 + min(Self.widestName, widest([names[place]] + rows.map { cell($0.names, place) }))
    }
    var blocks: [Range<Int>] = []
    var used = Int.max
    for place in columns.indices {
      let needed = 2 + widest([columns[place]] + rows.map { cell($0.cells, place) })
      if used > width - needed {
        blocks.append(place..<place)
        used = nameWidth
      }
      used += needed
      blocks[blocks.count - 1] = blocks[blocks.count - 1].lowerBound..<(place + 1)
    }
    return blocks.map(table)
  }

  private func table(_ block: Range<Int>) -> TextTable {
    // The last column is not aligned: an empty one stands behind the numbers.
    var table = TextTable(
      columns: names.map { .init(title: $0, widest: Self.widestName) }
        + columns[block].map { .init(title: $0, isRightAligned: true) } + [.init(title: "")])
    for row in rows {
      table.append(names.indices.map { cell(row.names, $0) } + row.cells[block])
    }
    return table
  }

  private func cell(_ cells: [String], _ place: Int) -> String {
    place < cells.count ? cells[place] : ""
  }

  private func widest(_ texts: [String]) -> Int { texts.map(DisplayWidth.cells).max() ?? 0 }
}
