public import CallModel

/// How right rules are about one outcome, by what people say about calls.
public struct LabelScore: Sendable, Hashable {
  /// The conversion's name, or the tag.
  public let outcome: String
  /// The rules that are compared with.
  public let before: Confusion
  /// The working rules.
  public let after: Confusion

  /// The scores of all outcomes that labels name, by name; calls without a label do not count, and
  /// drafts count as if they were live.
  public static func all(_ labels: [CallLabel], on calls: [BacktestedCall]) -> [LabelScore] {
    var before: [String: Confusion] = [:]
    var after: [String: Confusion] = [:]
    let byID = Dictionary(calls.map { ($0.call.id, $0) }, uniquingKeysWith: { first, _ in first })
    for label in Set(labels) {
      guard let call = byID[label.callID] else { continue }
      before[label.outcome, default: Confusion()].add(
        isWanted: label.isWanted,
        isBooked: (call.before + call.draftedBefore).contains { $0.isNamed(label.outcome) })
      after[label.outcome, default: Confusion()].add(
        isWanted: label.isWanted,
        isBooked: (call.after + call.drafted).contains { $0.isNamed(label.outcome) })
    }
    return after.keys.sorted().map {
      LabelScore(outcome: $0, before: before[$0] ?? Confusion(), after: after[$0] ?? Confusion())
    }
  }
}

/// Bookings against what people say.
public struct Confusion: Sendable, Hashable {
  /// Booked and wanted.
  public private(set) var rightCount = 0
  /// Booked and not wanted.
  public private(set) var wrongCount = 0
  /// Wanted and not booked.
  public private(set) var missedCount = 0

  /// Nothing counted yet.
  public init() {}

  mutating func add(isWanted: Bool, isBooked: Bool) {
    switch (isWanted, isBooked) {
    case (true, true): rightCount += 1
    case (false, true): wrongCount += 1
    case (true, false): missedCount += 1
    case (false, false): break
    }
  }

  /// Of what is booked, the share that is wanted.
  public var precision: Proportion { Proportion(rightCount, of: rightCount + wrongCount) }
  /// Of what is wanted, the share that is booked.
  public var recall: Proportion { Proportion(rightCount, of: rightCount + missedCount) }
}

/// So many of so many, and what that says about the share behind it.
public struct Proportion: Sendable, Hashable {
  /// How many.
  public let count: Int
  /// Of how many.
  public let total: Int

  /// `count` of `total`.
  public init(_ count: Int, of total: Int) {
    self.count = count
    self.total = total
  }

  /// The share; `nil` of none.
  public var share: Double? { total == 0 ? nil : Double(count) / Double(total) }

  /// Wilson's interval for the share behind the count, at 95 %: E. B. Wilson, "Probable inference, the
  /// law of succession, and statistical inference", J. Am. Stat. Assoc. 22 (1927) 209–212. `nil` of
  /// none.
  public var interval: ClosedRange<Double>? {
    guard let share else { return nil }
    let (n, z) = (Double(total), 1.959_963_984_540_054)
    let middle = share + z * z / (2 * n)
    let reach = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    return max(0, (middle - reach) / scale)...min(1, (middle + reach) / scale)
  }
}

extension Outcome {
  /// Whether it is the conversion or the tag of this name.
  fileprivate func isNamed(_ name: String) -> Bool {
    switch kind {
    case .conversion(name, _, _), .tag(name): true
    case .conversion, .amount, .tag, .score, .note: false
    }
  }
}
