public import CallModel

/// A call that shows what a change of rules does.
public struct BacktestExample: Sendable {
  /// The call.
  public let call: Call
  /// What becomes of one of its conversions.
  public let change: ConversionChange

  /// At most `count` examples among `calls`: of each rule's gains, losses and changes in turn, the
  /// earliest calls first, so that a rare change is shown beside a frequent one.
  public static func choose(_ count: Int, among calls: [BacktestedCall]) -> [BacktestExample] {
    struct Kind: Hashable {
      let ruleID: String
      let isNew: Bool
      let isGone: Bool
    }
    var order: [Kind] = []
    var examples: [Kind: [BacktestExample]] = [:]
    for call in calls {
      for change in call.conversions where change.isChange {
        let kind = Kind(
          ruleID: change.rule.id, isNew: change.before == nil, isGone: change.after == nil)
        if examples[kind] == nil { order.append(kind) }
        if examples[kind, default: []].count < count {
          examples[kind, default: []].append(BacktestExample(call: call.call, change: change))
        }
      }
    }
    var chosen: [BacktestExample] = []
    for turn in 0..<max(count, 0) {
      for kind in order where chosen.count < count {
        if let all = examples[kind], turn < all.count { chosen.append(all[turn]) }
      }
    }
    return chosen
  }
}
