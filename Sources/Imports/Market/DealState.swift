import CallModel

/// Whether a deal is decided, and how.
struct DealState {
  let isClosed: Bool
  let isWon: Bool

  /// What follows from a stage with this name and what the row says besides; `nil` if that is a contradiction.
  init?(_ named: Named, closed: Bool?, won: Bool?) {
    isWon = won ?? (named == .won && closed != false)
    isClosed = closed ?? (isWon || named != .open)
    guard isClosed || !isWon else { return nil }
  }

  /// Fills the columns `closed` and `won` of a deal, where the file does not say both.
  static func complete(
    _ values: inout [MarketValue], of table: MarketTable
  ) throws(ValueFault) {
    guard let stage = table.index(of: "stage"), let closed = table.index(of: "closed"),
      let won = table.index(of: "won"), case .text(let name) = values[stage]
    else { return }
    guard
      let state = DealState(
        Named(stage: name), closed: flag(values[closed]), won: flag(values[won]))
    else {
      throw ValueFault(
        "the row says that the deal was won and is not closed",
        advice: "a deal that was won is closed; leave the column `closed` empty")
    }
    values[closed] = .integer(state.isClosed ? 1 : 0)
    values[won] = .integer(state.isWon ? 1 : 0)
  }

  private static func flag(_ value: MarketValue) -> Bool? {
    if case .integer(let number) = value { number != 0 } else { nil }
  }

  /// What the names of stages tell that Salesforce and HubSpot come with.
  enum Named {
    case open, won, lost

    /// Letters count, in whatever case: `5. Closed Won`, `Closed/Lost`. An export of HubSpot's writes the pipeline
    /// behind the stage, in brackets.
    init(stage: String) {
      var name = BlankEnds.trimmed(stage)
      if name.last == ")", let bracket = name.firstIndex(of: "(") {
        name = String(name[..<bracket])
      }
      switch name.lowercased().filter(\.isLetter) {
      case "closedwon", "won": self = .won
      case "closedlost", "lost": self = .lost
      default: self = .open
      }
    }
  }
}
