import CallModel
import Diagnostics

/// Finds out which column of a table a name in a file means.
struct MarketColumnNames {
  let table: MarketTable
  private let passedOver: Set<String>
  private let byName: [String: Int]
  /// All names as people write them.
  private let names: [String]

  /// The columns of `table`; those named `ignored` are passed over.
  init(_ table: MarketTable, ignoring ignored: Set<String>) {
    self.table = table
    var byName: [String: Int] = [:]
    for (index, column) in table.columns.enumerated() { byName[Self.plain(column.name)] = index }
    for (index, column) in table.columns.enumerated() {
      for alias in column.aliases where byName[Self.plain(alias)] == nil {
        byName[Self.plain(alias)] = index
      }
    }
    self.byName = byName
    names = table.columns.flatMap { [$0.name] + $0.aliases }.sorted()
    passedOver = Set(table.passedOver.map(Self.plain)).subtracting(byName.keys)
      .union(ignored.map(Self.plain))
  }

  /// The place of the column that `name` means; `nil` for one that is passed over.
  func index(named name: String) throws(ValueFault) -> Int? {
    let plain = Self.plain(name)
    if passedOver.contains(plain) { return nil }
    if let index = byName[plain] { return index }
    let written = Self.withUnderscores(name)
    let close = Spelling.nearest(to: written, among: names)
    let skip = "`--ignore \(Self.word(written.shown()))` passes over it"
    throw ValueFault(
      "is not a column of \(table.kind.rawValue)",
      advice: close.map { "did you mean `\($0)`? else \(skip)" } ?? skip)
  }

  /// Whether the column that is called `name` is passed over.
  func passesOver(_ name: String) -> Bool { passedOver.contains(Self.plain(name)) }

  /// The required columns that are not among `indices`.
  func missing(among indices: Set<Int>) -> [MarketColumn] {
    table.columns.enumerated().filter { $0.element.isRequired && !indices.contains($0.offset) }
      .map(\.element)
  }

  /// What is said where `column` is missing: its other names, too.
  func advice(forMissing column: MarketColumn) -> String {
    let others = column.aliases.map { "`\($0)`" }.joined(separator: ", ")
    return "every row of \(table.kind) has one"
      + (others.isEmpty ? "" : "; it may be called so, too: \(others)")
  }

  /// A name as a shell takes it for one word.
  private static func word(_ name: String) -> String {
    let isWord = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    return isWord ? name : "'" + name.replacing("'", with: "'\\''") + "'"
  }

  /// A name in small letters, with underscores for blanks, hyphens and dots.
  private static func withUnderscores(_ name: String) -> String {
    String(BlankEnds.trimmed(name).lowercased().map { " -.".contains($0) ? "_" : $0 })
  }

  /// What two ways to write a name have in common: `Close Date`, `close_date`, `CloseDate`.
  private static func plain(_ name: String) -> String {
    withUnderscores(name).filter { $0 != "_" }
  }
}
