import CallModel

/// Fills in whether deals are decided, as `DealState` does, and keeps what the names of stages tell, of which a file
/// has few.
struct PlainDealStates {
  private let stage: Int
  private let closed: Int
  private let won: Int
  private var known: [(stage: [UInt8], named: DealState.Named)] = []

  /// No more are kept: whoever writes more goes the slow way.
  private static let limit = 64

  init?(_ table: MarketTable) {
    guard let stage = table.index(of: "stage"), let closed = table.index(of: "closed"),
      let won = table.index(of: "won")
    else { return nil }
    (self.stage, self.closed, self.won) = (stage, closed, won)
  }

  /// Completes the `cells` of a row whose texts stand in `bytes`, from `base` on; `false` if the row is at fault.
  mutating func complete(
    _ cells: inout [MarketBatch.Cell], _ bytes: UnsafeBufferPointer<UInt8>, _ base: Int
  ) -> Bool {
    guard case .text(let start, let count) = cells[stage],
      let named = named(bytes[start - base..<start - base + Int(count)]),
      let state = DealState(
        named, closed: Self.flag(cells[closed]), won: Self.flag(cells[won]))
    else { return false }
    cells[closed] = .integer(state.isClosed ? 1 : 0)
    cells[won] = .integer(state.isWon ? 1 : 0)
    return true
  }

  private mutating func named(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> DealState.Named? {
    if let found = known.first(where: { $0.stage.elementsEqual(name) }) { return found.named }
    guard known.count < Self.limit else { return nil }
    let named = DealState.Named(stage: String(decoding: name, as: UTF8.self))
    known.append((Array(name), named))
    return named
  }

  private static func flag(_ cell: MarketBatch.Cell) -> Bool? {
    if case .integer(let number) = cell { number != 0 } else { nil }
  }
}
