import Diagnostics
import ModelFile
import TestSupport
import Testing

/// Damage of every kind at every byte: always an error, never a trap, and never silence except where
/// the damage makes another valid file.
@Suite("A damaged .hama file")
struct DamageTests {
  private func open(_ bytes: [UInt8]) -> Result<TensorFile, InputError> {
    Result { () throws(InputError) in
      try TensorFile(bytes: bytes, path: "damaged.hama", kind: .acousticModel)
    }
  }

  @Test("is refused when cut short anywhere, with the byte")
  func truncated() {
    let bytes = SyntheticFile.small.bytes
    for length in 0..<bytes.count {
      guard case .failure(let error) = open(Array(bytes.prefix(length))) else {
        Issue.record("a file of \(length) bytes instead of \(bytes.count) was accepted")
        continue
      }
      guard case .byte(let byte) = error.location else {
        Issue.record("no byte in: \(error)")
        continue
      }
      #expect(byte <= length)
    }
  }

  @Test("is refused when something follows the last tensor")
  func longer() {
    let bytes = SyntheticFile.small.bytes
    for tail in 1...17 {
      #expect(throws: InputError.self) {
        try open(bytes + [UInt8](repeating: 0, count: tail)).get()
      }
    }
  }

  @Test("is refused whatever any byte of the table becomes, but for the letters of a name")
  func everyHeaderByte() throws {
    let file = SyntheticFile.small
    let intact = file.bytes
    let nameBytes = Set(file.header.indices.filter { isLetterOfName($0, in: file) })
    #expect(nameBytes.count == "firstsecondthird".utf8.count)

    for index in 0..<dataStart {
      for value in UInt8.min ... .max where value != intact[index] {
        var damaged = intact
        damaged[index] = value
        switch open(damaged) {
        case .failure(let error):
          #expect(error.location != .whole)
        case .success(let file):
          // A letter changed to another gives a file that nobody can tell from a right one; its
          // tensor is then missing when it is asked for.
          #expect(nameBytes.contains(index), "byte \(index) = \(value) was accepted")
          #expect(file.entries.map(\.name) != ["first", "second", "third"])
        }
      }
    }
  }

  @Test("is never a trap, with many bytes wrong at once")
  func random() {
    var generator = SeededGenerator(seed: 17)
    let intact = SyntheticFile.small.bytes
    for _ in 0..<20_000 {
      var damaged = intact
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        damaged[Int.random(in: 8..<damaged.count, using: &generator)] =
          [0, 1, 2, 4, 0x7F, 0x80, 0xFF].randomElement(using: &generator) ?? 0
      }
      guard case .success(let file) = open(damaged) else { continue }
      for entry in file.entries {
        #expect((try? file.tensor(entry.name, shape: entry.shape)) != nil)
      }
    }
  }

  private var dataStart: Int { (SyntheticFile.small.header.count + 15) / 16 * 16 }

  private func isLetterOfName(_ index: Int, in file: SyntheticFile) -> Bool {
    var start = 12
    for row in file.rows {
      let letters = start + 2..<start + 2 + row.name.utf8.count
      if letters.contains(index) { return true }
      start = letters.upperBound + 2 + 4 * row.shape.count + 16
    }
    return false
  }
}
