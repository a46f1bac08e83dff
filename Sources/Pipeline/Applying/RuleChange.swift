public import CallModel

/// How the conversions of one rule differ before and after other rules were applied.
public struct RuleChange: Sendable, Hashable {
  /// The rule, as it stands now if it still exists.
  public let rule: RuleReference
  /// What it booked before.
  public private(set) var before = Tally()
  /// What it books now.
  public private(set) var after = Tally()
  /// Conversions that are new.
  public private(set) var gainedCount = 0
  /// Conversions that are no longer booked.
  public private(set) var lostCount = 0
  /// Conversions whose value or type is another one.
  public private(set) var changedCount = 0

  /// Whether any conversion is new, gone or other than before.
  public var hasChanges: Bool { gainedCount + lostCount + changedCount > 0 }

  /// Conversions counted and added up.
  public struct Tally: Sendable, Hashable {
    /// How many.
    public private(set) var count = 0
    /// Their value, one amount for each currency.
    private var sums: [Currency: Money] = [:]

    /// The value, one amount for each currency, by code.
    public var totals: [Money] { sums.values.sorted { $0.currency.code < $1.currency.code } }

    init() {}

    mutating func add(_ value: Money?) {
      count += 1
      guard let value else { return }
      // A sum that does not fit in 64 bits stays at what fits: no batch of calls earns that much.
      sums[value.currency] = sums[value.currency].map { $0.adding(value) ?? $0 } ?? value
    }

    mutating func add(_ other: Tally) {
      count += other.count
      for money in other.totals {
        sums[money.currency] = sums[money.currency].map { $0.adding(money) ?? $0 } ?? money
      }
    }
  }

  init(rule: RuleReference) { self.rule = rule }

  /// Adds one conversion of one call as it was and as it is; one of the two may be missing.
  mutating func add(before old: Outcome.Kind?, after new: Outcome.Kind?) {
    if let old { before.add(old.value) }
    if let new { after.add(new.value) }
    switch (old, new) {
    case (nil, _?): gainedCount += 1
    case (_?, nil): lostCount += 1
    case (let old?, let new?): if old != new { changedCount += 1 }
    case (nil, nil): break
    }
  }

  /// Adds what another rule's line says, for a line of totals.
  mutating func add(_ other: RuleChange) {
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
