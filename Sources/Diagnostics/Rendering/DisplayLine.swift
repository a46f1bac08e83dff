/// A source line as a terminal shows it: tabs spread, disturbing characters replaced, and for each
/// byte the cell at which it is shown.
struct DisplayLine {
  /// The text to show.
  private(set) var text = ""
  /// The cells before each byte of the line, and at the end those of the whole line.
  private var cellOfByte: [Int] = []
  private var cells = 0

  private static let tabWidth = 4

  init(bytes: ArraySlice<UInt8>) {
    cellOfByte.reserveCapacity(bytes.count + 1)
    if let line = String(validating: bytes, as: UTF8.self) {
      for character in line { append(character, byteCount: character.utf8.count) }
    } else {
      for byte in bytes {
        append(byte < 0x80 ? Character(Unicode.Scalar(byte)) : "\u{FFFD}", byteCount: 1)
      }
    }
    cellOfByte.append(cells)
  }

  /// The cells before byte `index` of the line; those of the whole line past its end.
  func cell(ofByte index: Int) -> Int {
    cellOfByte.indices.contains(index) ? cellOfByte[index] : cells
  }

  private mutating func append(_ character: Character, byteCount: Int) {
    cellOfByte.append(contentsOf: repeatElement(cells, count: byteCount))
    let shown: String
    if character == "\t" {
      shown = String(repeating: " ", count: Self.tabWidth - cells % Self.tabWidth)
    } else {
      let clean = String(character).undisturbing
      shown = DisplayWidth.cells(of: clean) == 0 ? "\u{FFFD}" : clean
    }
    text += shown
    cells += DisplayWidth.cells(of: shown)
  }
}
