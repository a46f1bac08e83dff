import CallModel
import Diagnostics
import RuleSyntax

extension FileChecker {
  /// Says what in a condition can never be true, or is always (W101, W102).
  mutating func reportImpossible(_ expression: CheckedExpression) {
    let operands = Self.conjunction(expression)
    for operand in operands {
      switch operand {
      case .comparison(let comparison): reportBelowZero(comparison)
      case .any(let parts, _): for part in parts { reportImpossible(part) }
      case .not(let inner, _): reportImpossible(inner)
      case .all, .condition, .mention, .matched: break
      }
    }
    let comparisons = operands.compactMap { operand -> CheckedComparison? in
      if case .comparison(let comparison) = operand { comparison } else { nil }
    }
    let mentions = operands.compactMap { operand -> CheckedMention? in
      if case .mention(let mention) = operand { mention } else { nil }
    }
    reportContradictions(comparisons)
    reportLateWindows(mentions, comparisons)
  }

  /// All that must hold together: `and` within `and`, and named conditions, laid out.
  private static func conjunction(_ expression: CheckedExpression) -> [CheckedExpression] {
    switch expression {
    case .all(let operands, _): operands.flatMap(conjunction)
    case .condition(_, let inner, _): conjunction(inner)
    default: [expression]
    }
  }

  /// Durations and shares are never less than zero.
  private mutating func reportBelowZero(_ comparison: CheckedComparison) {
    guard case .compares(let relation, to: .value(let value)) = comparison.test, value.isZero else {
      return
    }
    let span = surroundings.span(comparison.span)
    switch relation {
    case .less:
      reporter.add(
        .neverTrue, "this can never be true", at: span, "`\(comparison.field.path)` is never less")
    case .greaterOrEqual:
      reporter.add(
        .alwaysTrue, "this is always true", at: span,
        "`\(comparison.field.path)` is never less than that",
        help: "write `\(comparison.field.path) is known` if that is meant")
    default: break
    }
  }

  /// Two comparisons of one field that exclude each other.
  private mutating func reportContradictions(_ comparisons: [CheckedComparison]) {
    for (index, later) in comparisons.enumerated() {
      for earlier in comparisons[..<index] where earlier.field == later.field {
        guard Bounds(earlier.test).excludes(Bounds(later.test)) else { continue }
        let spans = [earlier, later].map { surroundings.span($0.span) }
        reporter.add(
          .neverTrue, "these can never both be true", at: spans[1], "not together with the other",
          and: [(spans[0], "asks for something else")])
        return
      }
    }
  }

  /// A mention that is looked for only after the longest possible call has ended.
  private mutating func reportLateWindows(
    _ mentions: [CheckedMention], _ comparisons: [CheckedComparison]
  ) {
    for comparison in comparisons where comparison.field.path == "call.duration" {
      guard case .compares(let relation, to: .value(.duration(let longestMs))) = comparison.test,
        [.less, .lessOrEqual, .equal].contains(relation)
      else { continue }
      for mention in mentions {
        guard case .fromStart(let startMs, _) = mention.window, startMs > 0,
          startMs >= longestMs, mention.count.minimum > 0
        else { continue }
        let mentioned = surroundings.span(mention.span)
        reporter.add(
          .neverTrue, "this can never be true", at: windowSpans[mentioned] ?? mentioned,
          "starts after the longest such call has ended",
          and: [(surroundings.span(comparison.span), "")])
      }
    }
  }
}

/// The values that a comparison lets through, as far as they can be told.
private struct Bounds {
  var lowest: (value: FieldValue, isIncluded: Bool)?
  var highest: (value: FieldValue, isIncluded: Bool)?
  var only: FieldValue?
  var isMissing = false
  var needsValue = true

  init(_ test: FieldTest) {
    switch test {
    case .compares(.equal, to: .value(let value)):
      only = value
      if value.isAtMost(value) != nil { (lowest, highest) = ((value, true), (value, true)) }
    case .compares(.less, to: .value(let value)): highest = (value, false)
    case .compares(.lessOrEqual, to: .value(let value)): highest = (value, true)
    case .compares(.greater, to: .value(let value)): lowest = (value, false)
    case .compares(.greaterOrEqual, to: .value(let value)): lowest = (value, true)
    case .isMissing: (isMissing, needsValue) = (true, false)
    default: break
    }
  }

  /// Whether no value passes both.
  func excludes(_ other: Bounds) -> Bool {
    if isMissing && other.needsValue || other.isMissing && needsValue { return true }
    if let only, let otherOnly = other.only { return !only.isSame(as: otherOnly) }
    return isAbove(other) || other.isAbove(self)
  }

  /// Whether the lowest value here is above the highest there.
  private func isAbove(_ other: Bounds) -> Bool {
    guard let lowest, let highest = other.highest,
      let isAtMost = lowest.value.isAtMost(highest.value)
    else { return false }
    if !isAtMost { return true }
    return highest.value.isAtMost(lowest.value) == true
      && !(lowest.isIncluded && highest.isIncluded)
  }
}

extension FieldValue {
  /// Zero of a kind that has nothing below it.
  fileprivate var isZero: Bool {
    switch self {
    case .duration(let ms): ms == 0
    case .percent(let share): share.millionths == 0
    default: false
    }
  }

  /// Equality as rules have it: the case of texts does not count.
  fileprivate func isSame(as other: FieldValue) -> Bool {
    if case .text(let left) = self, case .text(let right) = other {
      return left.lowercased() == right.lowercased()
    }
    return self == other
  }
}
