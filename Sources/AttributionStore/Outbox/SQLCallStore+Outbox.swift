public import CallModel
public import Diagnostics

extension SQLCallStore {
  /// What `party` has to be told of `events`, which should hold all conversions, with those that were taken back.
  public func difference(
    of events: [ConversionEvent], for party: ToldParty
  ) throws(InputError) -> ConversionDifference {
    try read { try Self.difference(of: events, for: party, $0) }
  }

  /// Puts deliveries with what `party` has to be told into the outbox, and writes down that it was told so: both or
  /// neither, and of two programs only one.
  ///
  /// - Parameters:
  ///   - key: seals what is to be sent until it is sent; without a key it lies there in clear.
  ///   - drafts: what is sent of the changes that are due. What it leaves out stays due.
  /// - Returns: the numbers of the deliveries.
  public func enqueue(
    _ events: [ConversionEvent], for party: ToldParty, sealedUnder key: ContactKey?,
    at now: Instant, _ drafts: (DueChanges) -> [DeliveryDraft]
  ) throws(InputError) -> [Int64] {
    try write { db in
      let due = try Self.difference(of: events, for: party, db).due(for: party)
      return try drafts(due).map { draft in
        try OutboxRows.add(
          draft, to: party.name, on: party.platform, isWritten: false, sealedUnder: key, at: now, db
        )
      }
    }
  }

  /// Hands over what `party` has to be told by writing it: what `write` has written when it returns is told.
  ///
  /// If it throws, nothing is. Others who book wait meanwhile, so `write` should write and do nothing else.
  public func handOver(
    _ events: [ConversionEvent], for party: ToldParty, at now: Instant,
    _ write: (DueChanges) throws(InputError) -> [DeliveryDraft]
  ) throws(InputError) -> [Int64] {
    try self.write { db in
      let due = try Self.difference(of: events, for: party, db).due(for: party)
      return try write(due).map { draft in
        try OutboxRows.add(
          draft, to: party.name, on: party.platform, isWritten: true, sealedUnder: nil, at: now, db)
      }
    }
  }

  private static func difference(
    of events: [ConversionEvent], for party: ToldParty, _ db: StoreConnection
  ) throws -> ConversionDifference {
    ConversionDifference(
      events, told: try SentRows.told(db, to: party.name), in: party.query,
      hearingNames: party.hearsNames)
  }
}
