/// Lets through the hops in which somebody may be speaking, with a margin to either side, and leaves
/// out pauses of a second and more.
///
/// A decision needs no more of the future than such a pause is long, so it does not depend on when hops
/// are handed in, and memory is bounded.
package struct SilenceGate {
  /// Hops of silence that are kept at either end of speech.
  package static let margin = 4
  /// The fewest hops that are left out.
  package static let fewestLeftOut = 6

  /// What is to be done next, in the order of the signal.
  package enum Step: Equatable, Sendable {
    /// So many of the oldest hops in hand go on to the network.
    case keep(Int)
    /// So many of the oldest hops in hand are left out.
    case leaveOut(Int)

    var hopCount: Int {
      switch self {
      case .keep(let count), .leaveOut(let count): count
      }
    }
  }

  /// Hops of silence in hand, about which nothing is decided.
  package private(set) var heldHops = 0
  /// Hops at the beginning of what is held that belong to the end of speech.
  private var trailing = 0
  /// Whether the pause that is held is long enough to be left out.
  private var isLeavingOut = false

  /// A gate at the start of a signal.
  package init() {}

  /// Takes the next hop and gives what can be decided with it.
  package mutating func append(maySpeak: Bool) -> [Step] {
    heldHops += 1
    guard !maySpeak else {
      defer {
        heldHops = 0
        trailing = Self.margin
        isLeavingOut = false
      }
      return [.keep(heldHops)]
    }
    var steps: [Step] = []
    if !isLeavingOut, heldHops >= trailing + Self.fewestLeftOut + Self.margin {
      isLeavingOut = true
      if trailing > 0 { steps.append(.keep(trailing)) }
      steps.append(.leaveOut(Self.fewestLeftOut))
      heldHops -= trailing + Self.fewestLeftOut
    } else if isLeavingOut {
      steps.append(.leaveOut(1))
      heldHops -= 1
    }
    return steps
  }

  /// Ends the signal. What is held at its end is left out but for the end of speech.
  package mutating func finish() -> [Step] {
    let kept = isLeavingOut ? 0 : min(trailing, heldHops)
    let steps: [Step] = [.keep(kept), .leaveOut(heldHops - kept)]
    heldHops = 0
    return steps.filter { $0 != .keep(0) && $0 != .leaveOut(0) }
  }
}
