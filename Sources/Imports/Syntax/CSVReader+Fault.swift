extension CSVReader.Record {
  /// What is wrong with the record, in the user's words.
  func reason(for fault: CSVReader.Fault) -> String {
    let cell = "cell \(cells.count + (fault == .textAfterQuote ? 0 : 1))"
    return switch fault {
    case .quoteInBareCell: "\(cell) has a quote in it but does not begin with one"
    case .textAfterQuote: "\(cell) goes on after its closing quote"
    case .unclosedQuote(let line): "\(cell) opens a quote on line \(line) that is never closed"
    }
  }
}

extension CSVReader.Fault {
  /// How quotes are written.
  static let advice =
    "a cell with a quote in it stands in quotes, and the quote in it is doubled: \"\""
}
