import CallModel

extension Weights {
  /// 40 % for the first, 40 % for the last, and 20 % for those in between together; half each for
  /// two.
  static func positionBased(_ count: Int) -> Weights {
    guard count > 2 else { return Weights([UInt64](repeating: 1, count: count)) }
    let between = UInt64(count - 2)
    var values = [UInt64](repeating: 1, count: count)
    values[0] = 2 * between
    values[count - 1] = 2 * between
    return Weights(values)
  }

  /// 30 % for the first, for the one before the lead, and for the one before the deal or the
  /// conversion; 10 % for all others together.
  ///
  /// A touchpoint that is several of them has their parts together. Where there was no lead, or no
  /// others, that part goes to the rest in proportion.
  static func wShaped(_ path: Path, _ conversion: Conversion) -> Weights {
    let turningPoints = [
      0,
      conversion.leadAt.flatMap(path.lastIndex(until:)),
      path.lastIndex(until: conversion.opportunityAt ?? conversion.at),
    ].compactMap { $0 }
    let others = path.count - Set(turningPoints).count
    var values = [UInt64](repeating: 0, count: path.count)
    for index in turningPoints { values[index] += others == 0 ? 1 : UInt64(3 * others) }
    for index in values.indices where values[index] == 0 { values[index] = 1 }
    return Weights(values)
  }
}
