public import CallModel

/// What a destination has to be told: the difference between the conversions that hold and what it knows.
///
/// Of each conversion it is told one thing at a time, and the next when it is known what became of that.
public struct ConversionDifference: Sendable, Hashable {
  /// What it has not heard, in the order of the ledger.
  public private(set) var due: [ConversionChange] = []
  /// What it refused before: told again only on demand.
  public private(set) var refused: [ConversionChange] = []
  /// What it believes, or will when it takes what is on its way, by what it knows conversions by: what looks the same to it
  /// is not told beside it.
  public private(set) var known: [String: ConversionEvent] = [:]
  /// How many conversions have something on the way.
  public private(set) var underwayCount = 0

  /// Compares `events`, those included that were taken back, with what was told.
  ///
  /// A conversion that is not in `events` is left as it is, and so is one that was told under a name that `query`
  /// does not ask for; the time of calls bounds only what is new. A name that changes takes two steps: the
  /// conversion is taken back, and then told under its new name, if that is asked for. A destination that does not
  /// hear names is told nothing of it, as long as the new one is asked for.
  public init(
    _ events: [ConversionEvent], told: [Int64: ToldConversion],
    in query: ConversionQuery = ConversionQuery(), hearingNames: Bool = true
  ) {
    for event in events {
      let told = told[event.originID] ?? ToldConversion()
      if let key = told.knownAs { known[key] = event }
      if told.isUnderway {
        underwayCount += 1
        continue
      }
      // Whoever read the ledger earlier than somebody who has told already knows less.
      guard event.outcomeID >= told.newestOutcomeID,
        let change = Self.change(event, told: told, in: query, hearingNames)
      else { continue }
      if let refusal = told.refused, refusal.saysTheSame(as: Telling(change)) {
        refused.append(change)
      } else {
        due.append(change)
      }
    }
  }

  private static func change(
    _ event: ConversionEvent, told: ToldConversion, in query: ConversionQuery, _ hearsNames: Bool
  ) -> ConversionChange? {
    guard let believed = told.believed else {
      let isNew = !event.isWithdrawn && query.asks(for: event.name) && query.isInTime(event)
      return isNew ? ConversionChange(event, .new) : nil
    }
    guard query.asks(for: believed.name) else { return nil }
    let isSame = event.name == believed.name || !hearsNames && query.asks(for: event.name)
    guard !event.isWithdrawn, isSame else {
      return ConversionChange(
        event.asTold(by: believed), .retracted, firstToldAt: told.firstToldAt,
        firstToldAs: told.firstToldAs)
    }
    guard event.value != believed.value || event.convertedAt != believed.convertedAt else {
      return nil
    }
    return ConversionChange(
      event, .restated(previous: believed.value), firstToldAt: told.firstToldAt,
      firstToldAs: told.firstToldAs)
  }
}

extension ConversionQuery {
  /// Whether conversions of this name are asked for.
  fileprivate func asks(for name: String) -> Bool { names.isEmpty || names.contains(name) }

  /// Whether the call began when the query asks.
  fileprivate func isInTime(_ event: ConversionEvent) -> Bool {
    let start = event.call.startedAt
    return startedFrom.map { start >= $0 } ?? true && startedBefore.map { start < $0 } ?? true
  }
}

extension ConversionEvent {
  /// The conversion with the name, value and time that somebody was told.
  fileprivate func asTold(by telling: Telling) -> ConversionEvent {
    ConversionEvent(
      outcomeID: outcomeID, originID: originID, isWithdrawn: isWithdrawn, name: telling.name,
      type: type, value: telling.value, convertedAt: telling.convertedAt, call: call,
      clicks: clicks, person: person, origin: origin)
  }
}

extension ConversionDifference {
  /// What is told now, in the order of the ledger.
  public func due(for party: ToldParty) -> DueChanges {
    DueChanges(
      party.retriesRefused
        ? (due + refused).sorted { $0.event.originID < $1.event.originID } : due, known: known)
  }
}
