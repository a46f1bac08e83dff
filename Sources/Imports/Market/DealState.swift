import CallModel

/// Whether a deal is decided, and how, where the file does not say both.
enum DealState {
  /// Fills the columns `closed` and `won` of a deal.
  static func complete(
    _ values: inout [MarketValue], of table: MarketTable
  ) throws(ValueFault) {
    guard let stage = table.index(of: "stage"), let closed = table.index(of: "closed"),
      let won = table.index(of: "won"), case .text(let name) = values[stage]
    else { return }
    let named = Named(stage: name)
    let isWon = flag(values[won]) ?? (named == .won && flag(values[closed]) != false)
    let isClosed = flag(values[closed]) ?? (isWon || named != .open)
    guard isClosed || !isWon else {
      throw ValueFault(
        "the row says that the deal was won and is not closed",
        advice: "a deal that was won is closed; leave the column `closed` empty")
    }
    values[closed] = .integer(isClosed ? 1 : 0)
    values[won] = .integer(isWon ? 1 : 0)
  }

  private static func flag(_ value: MarketValue) -> Bool? {
    if case .integer(let number) = value { number != 0 } else { nil }
  }

  /// What the names of stages tell that Salesforce and HubSpot come with.
  private enum Named {
    case open, won, lost

    init(stage: String) {
      switch stage.lowercased().filter({ $0 != " " && $0 != "_" && $0 != "-" }) {
      case "closedwon", "won": self = .won
      case "closedlost", "lost": self = .lost
      default: self = .open
      }
    }
  }
}
