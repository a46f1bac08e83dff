/// The parts of a record between its head and its tail, in the order in which they lie there.
struct SectionTable: Sendable, Hashable {
  /// What a section holds. Sections of kinds that are not known are passed over.
  enum Kind: UInt32, Sendable, CaseIterable {
    /// The stretches of speech.
    case speech = 1
    /// For each block of frames which phones are present and the most that each reaches.
    case outline = 2
    /// Where in both others every sixteenth block begins.
    case seekPoints = 3
    /// The packed frames.
    case frames = 4
  }

  /// One section: where it lies in the record, and its checksum.
  struct Section: Sendable, Hashable {
    let kind: UInt32
    let range: Range<Int>
    let checksum: WeightedChecksum
  }

  /// How many bytes a line of the table takes.
  static let lineByteCount = 24
  /// Where sections begin.
  static let alignment = 8

  var sections: [Section] = []

  /// Where the section of `kind` lies; empty where there is none.
  subscript(kind: Kind) -> Range<Int> {
    sections.first { $0.kind == kind.rawValue }?.range ?? 0..<0
  }
}
