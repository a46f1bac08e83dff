import CallModel

/// Reads conversions with everything that others are told of them.
struct ConversionReader {
  let db: StoreConnection
  let query: ConversionQuery
  /// Addresses that were kept for export, with what stands for them.
  let emails: [(name: String, contact: String)]

  /// A call as its row tells it.
  struct CallRow {
    let facts: ConversionEvent.Facts
    let endedAt: Instant
    let origin: ConversionEvent.Origin
    /// The visit that it came from.
    let touchpointID: String?
    let visitorID: String?
    let others: [String: StoredFact]
  }

  mutating func conversions() throws -> StoredConversions {
    let chains = try LedgerChain.all(db).filter {
      (query.includesWithdrawn || !$0.isWithdrawn)
        && (query.names.isEmpty || query.names.contains($0.name))
    }
    guard !chains.isEmpty else { return StoredConversions(events: [], undated: []) }
    let calls = try readCalls(Set(chains.map(\.callID)))
    let whole = try ConversionPeople(db, of: calls, emails: emails)
    var events: [ConversionEvent] = []
    var undated: [StoredConversions.Undated] = []
    for chain in chains {
      if let call = calls.dated[chain.callID] {
        events.append(event(chain, call, whole))
      } else if calls.undated.contains(chain.callID) {
        undated.append(
          StoredConversions.Undated(
            outcomeID: chain.outcomeID, callID: chain.callID, name: chain.name))
      }
    }
    return StoredConversions(events: events, undated: undated)
  }

  private func event(
    _ chain: LedgerChain, _ call: CallRow, _ people: ConversionPeople
  ) -> ConversionEvent {
    ConversionEvent(
      outcomeID: chain.outcomeID, originID: chain.originID, isWithdrawn: chain.isWithdrawn,
      name: chain.name, type: chain.type, value: chain.value, convertedAt: call.endedAt,
      call: call.facts, clicks: people.clicks(before: call),
      person: people.person(of: call, dealID: chain.dealID), origin: call.origin)
  }
}
