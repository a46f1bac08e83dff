import CallModel
import Diagnostics

/// Where in a service's file the names of its columns stand, below titles or not, and which service it is.
struct ServiceTable {
  let service: MarketService
  /// The names of the columns.
  let names: [String]
  /// The record that they are, its line break included.
  let header: Range<Int>
  /// The line on which that stands.
  let line: Int
  /// Behind it.
  let end: (position: Int, line: Int)
  let delimiter: UInt8

  /// Names of columns stand no lower.
  private static let lineLimit = 20

  /// Looks for the names of a service among the first lines of a file about `kind`; `nil` where none stand there.
  ///
  /// - Parameter isIgnored: whether a column is passed over, and so tells no service.
  init?(_ bytes: [UInt8], kind: MarketTable.Kind, isIgnored: (String) -> Bool) {
    guard MarketService.all.contains(where: { $0.kind == kind }) else { return nil }
    var (start, line) = (0, 1)
    while start < bytes.count, line <= Self.lineLimit {
      let rest = Array(bytes[start..<min(bytes.count, start + 65_536)])
      let delimiter = CSVReader.delimiter(of: rest)
      var reader = CSVReader(rest, delimiter: delimiter, line: line)
      guard let record = reader.next() else { return nil }
      if record.fault == nil,
        let service = MarketService.of(record.cells.filter { !isIgnored($0) }, kind)
      {
        self.service = service
        names = record.cells.map(BlankEnds.trimmed)
        header = start..<start + reader.position
        self.line = line
        end = (start + reader.position, reader.line)
        self.delimiter = delimiter
        return
      }
      start += max(reader.position, 1)
      line = reader.line
    }
    return nil
  }

  /// For each cell of a record what it tells; of two names for one column the better. A name may end with a
  /// currency, `Cost (USD)`.
  func columns(of table: MarketTable, isIgnored: (String) -> Bool) -> [ServiceCell] {
    var found: [ServiceCell] = []
    for column in service.columns {
      guard let index = table.index(of: column.column),
        !found.contains(where: { $0.index == index })
      else { continue }
      for wanted in column.names.map(ServiceColumn.plain) {
        let place = names.firstIndex { name in
          let bare = column.reading == .amount ? Self.parts(of: name).name : name
          return !isIgnored(name) && [name, bare].map(ServiceColumn.plain).contains(wanted)
        }
        guard let place else { continue }
        found.append(
          ServiceCell(
            place: place, name: names[place], index: index, reading: column.reading,
            currency: column.reading == .amount ? Self.parts(of: names[place]).currency : nil))
        break
      }
    }
    return found
  }

  /// Where the last day stands that a row is told for, of those whose first day is among `cells` under no name of its own.
  func lastDay(beside cells: [ServiceCell]) -> (place: Int, name: String)? {
    guard let name = service.lastDay.map(ServiceColumn.plain),
      let day = cells.first(where: { $0.reading == .day }),
      ServiceColumn.plain(day.name) != "day",
      let place = names.firstIndex(where: { ServiceColumn.plain($0) == name })
    else { return nil }
    return (place, names[place])
  }

  /// `Cost (USD)` without its currency, and that.
  static func parts(of name: String) -> (name: String, currency: Currency?) {
    guard name.last == ")", let open = name.lastIndex(of: "("),
      let currency = Currency(code: name[name.index(after: open)...].dropLast().uppercased())
    else { return (name, nil) }
    return (String(name[..<open]), currency)
  }
}

/// What a cell of each record of a service's file tells.
struct ServiceCell {
  /// Which cell of the record it is.
  let place: Int
  /// How the file calls it.
  let name: String
  /// The column of our own.
  let index: Int
  let reading: MarketReading
  /// The currency that its name has.
  let currency: Currency?
}
