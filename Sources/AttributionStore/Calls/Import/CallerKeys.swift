import CallModel

/// Joins callers to what people have left, many at a time.
struct CallerKeys {
  private let key: ContactKey
  private let writer: any BulkWriter

  /// `nil` where there is no `key`, or nothing is kept under one.
  init?(_ db: StoreConnection, under key: ContactKey?) throws {
    guard let key, try db.holds("SELECT EXISTS (SELECT 1 FROM contact_keys)") else { return nil }
    self.key = key
    writer = try db.bulkWriter(
      into: BulkTable(
        name: "caller_keys", columns: ["call_id", "phone_key"], knownKeys: .left))
  }

  /// Adds the caller of the call `id`.
  func add(_ id: String, _ number: String) throws {
    let name = key.name(of: number)
    try writer.add {
      $0.bind(id, at: 0)
      $0.bind(name, at: 1)
    }
  }

  /// Adds the callers of the calls at `places` of `packed` that have one.
  func add(_ packed: MarketBatch, _ places: [Int]) throws {
    let callers = places.compactMap { place -> (id: String, name: String)? in
      let first = place * packed.columnCount
      guard case .text(let start, let count) = packed.cells[first],
        case .text(let numberStart, let numberCount) = packed.cells[first + Self.numberPlace]
      else { return nil }
      let number = packed.text(numberStart, numberCount)
      return (packed.text(start, count), key.name(of: number))
    }
    try writer.add(rows: callers.count) { caller, parameters in
      parameters.bind(callers[caller].id, at: 0)
      parameters.bind(callers[caller].name, at: 1)
    }
  }

  private static let numberPlace =
    1 + (CallBatch.fields.firstIndex { $0.path == "caller.number" } ?? 0)

  /// Writes what is not written yet.
  func finish() throws { _ = try writer.finish() }
}
