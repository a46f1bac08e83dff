public import AttributionStore
public import CallModel

/// So many calls that a store makes the indexes of an empty table after them.
public enum ManyCalls {
  /// What their callers are kept under.
  public static let key = ContactKey(bytes: [7])
  /// How many it takes.
  public static let count = 20_000

  /// The calls of these numbers, which follow the order of no index.
  public static func batch(_ numbers: Range<Int>) -> CallBatch {
    var batch = CallBatch()
    for number in numbers {
      var facts = CallFacts()
      let place = number * 7919 % 100_003
      facts["call.started"] = .instant(Instant(unixMs: 1_780_000_000_000 + Int64(place) * 60_000))
      facts["caller.number"] = PhoneNumber("+12125\(550_000 + place % 5_000)").map { .phone($0) }
      facts["tracking.number"] = PhoneNumber("+1800555\(1000 + place % 300)").map { .phone($0) }
      if place % 2 == 0 { facts["campaign.id"] = .text("c\(place % 50)") }
      batch.pack(Call(id: "many-\(number)", recordingPath: nil, facts: facts))
    }
    return batch
  }

  /// A store at `path` that keeps callers under the key.
  public static func store(at path: String) throws -> SQLCallStore {
    let store = try SQLCallStore(path: path, callersUnder: key)
    _ = try store.book(
      [], in: .touchpoints, contacts: ContactKeeping(under: key),
      recordedAt: Instant(unixMs: 1_780_000_000_000))
    return store
  }
}
