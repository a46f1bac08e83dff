import CallModel
import Diagnostics

/// Finds out which column of a table a name in a file means.
struct MarketColumnNames {
  let table: MarketTable
  private let ignored: Set<String>
  private let byName: [String: Int]

  /// What a file of rejected rows may have besides, and what nobody has to name.
  init(_ table: MarketTable, ignoring ignored: Set<String>) {
    self.table = table
    self.ignored = Set(ignored.map(Self.plain))
    var byName: [String: Int] = [:]
    for (index, column) in table.columns.enumerated() { byName[column.name] = index }
    for (index, column) in table.columns.enumerated() {
      for alias in column.aliases where byName[alias] == nil { byName[alias] = index }
    }
    self.byName = byName
  }

  /// The place of the column that `name` means; `nil` for one that is passed over.
  func index(named name: String) throws(ValueFault) -> Int? {
    let plain = Self.plain(name)
    if ignored.contains(plain) { return nil }
    if let index = byName[plain] { return index }
    let close = Spelling.nearest(to: plain, among: byName.keys.sorted())
    let skip = "`--ignore \(plain.shown())` passes over it"
    throw ValueFault(
      "is not a column of \(table.kind.rawValue)",
      advice: close.map { "did you mean `\($0)`? else \(skip)" } ?? skip)
  }

  /// The names of required columns that are not among `indices`.
  func missing(among indices: Set<Int>) -> [String] {
    table.columns.enumerated().filter { $0.element.isRequired && !indices.contains($0.offset) }
      .map(\.element.name)
  }

  /// A name in small letters, with underscores for blanks, hyphens and dots.
  private static func plain(_ name: String) -> String {
    String(BlankEnds.trimmed(name).lowercased().map { " -.".contains($0) ? "_" : $0 })
  }
}
