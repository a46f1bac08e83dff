public import CallModel

/// How conversions differ before and after, counted and added up.
public struct ConversionTally: Sendable, Hashable {
  /// What was booked before.
  public private(set) var before = Sum()
  /// What is booked now.
  public private(set) var after = Sum()
  /// Conversions that are new.
  public private(set) var gainedCount = 0
  /// Conversions that are no longer booked.
  public private(set) var lostCount = 0
  /// Conversions whose value or type is another one.
  public private(set) var changedCount = 0

  /// Nothing counted yet.
  public init() {}

  /// Whether any conversion is new, gone or other than before.
  public var hasChanges: Bool { gainedCount + lostCount + changedCount > 0 }

  /// What the value gained, one amount for each currency in which it did, by code; less than nothing
  /// where it lost.
  public var gains: [Money] {
    Set((before.totals + after.totals).map(\.currency)).sorted { $0.code < $1.code }
      .compactMap { currency in
        let old = before.total(in: currency)
        let gain = after.total(in: currency).subtractingReportingOverflow(old)
        return gain.overflow || gain.partialValue == 0
          ? nil : Money(minorUnits: gain.partialValue, currency: currency)
      }
  }

  /// Conversions counted and added up.
  public struct Sum: Sendable, Hashable {
    /// How many.
    public private(set) var count = 0
    /// Their value, one amount for each currency.
    private var sums: [Currency: Money] = [:]

    /// The value, one amount for each currency, by code.
    public var totals: [Money] { sums.values.sorted { $0.currency.code < $1.currency.code } }

    init() {}

    func total(in currency: Currency) -> Int64 { sums[currency]?.minorUnits ?? 0 }

    mutating func add(_ value: Money?) {
      count += 1
      guard let value else { return }
      // A sum that does not fit in 64 bits stays at what fits: no batch of calls earns that much.
      sums[value.currency] = sums[value.currency].map { $0.adding(value) ?? $0 } ?? value
    }

    mutating func add(_ other: Sum) {
      count += other.count
      for money in other.totals {
        sums[money.currency] = sums[money.currency].map { $0.adding(money) ?? $0 } ?? money
      }
    }
  }

  /// Adds one conversion of one call.
  mutating func add(_ change: ConversionChange) {
    if let old = change.before { before.add(old.kind.value) }
    if let new = change.after { after.add(new.kind.value) }
    switch (change.before, change.after) {
    case (nil, _?): gainedCount += 1
    case (_?, nil): lostCount += 1
    case (_?, _?), (nil, nil): if change.isOther { changedCount += 1 }
    }
  }

  /// Adds what another tally counted.
  mutating func add(_ other: ConversionTally) {
    before.add(other.before)
    after.add(other.after)
    gainedCount += other.gainedCount
    lostCount += other.lostCount
    changedCount += other.changedCount
  }
}

extension Outcome.Kind {
  /// What a conversion is worth, where it says so.
  fileprivate var value: Money? {
    if case .conversion(_, let value, _) = self { value } else { nil }
  }
}
