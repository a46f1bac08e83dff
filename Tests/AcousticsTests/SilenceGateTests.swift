import Acoustics
import TestSupport
import Testing

@Suite("The gate that leaves silence out")
struct SilenceGateTests {
  @Test("keeps what the rule keeps, on speech and pauses of all lengths")
  func twin() {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<500 {
      var hops: [Bool] = []
      for _ in 0..<Int.random(in: 0...7, using: &generator) {
        let length = Int.random(in: 1...25, using: &generator)
        hops += [Bool](repeating: Bool.random(using: &generator), count: length)
      }
      #expect(kept(hops) == slowlyKept(hops), "\(hops.map { $0 ? 1 : 0 })")
    }
  }

  @Test("keeps a pause of just over a second, and shortens a longer one to 0.64 s")
  func pauses() {
    let shortest = SilenceGate.margin * 2 + SilenceGate.fewestLeftOut
    for (length, count) in [(shortest - 1, shortest - 1), (shortest, 8), (1_000, 8)] {
      let hops = [true] + [Bool](repeating: false, count: length) + [true]
      #expect(kept(hops).count { $0 } == count + 2)
    }
  }

  @Test("lets nothing through where nobody speaks, and everything where somebody always does")
  func extremes() {
    for count in [1, 9, 10, 11, 500] {
      #expect(!kept([Bool](repeating: false, count: count)).contains(true))
      #expect(!kept([Bool](repeating: true, count: count)).contains(false))
    }
  }

  @Test("holds no more than a second in hand")
  func bounded() {
    var gate = SilenceGate()
    _ = gate.append(maySpeak: true)
    for _ in 0..<10_000 {
      _ = gate.append(maySpeak: false)
      #expect(gate.heldHops < 14)
    }
  }

  /// Which hops the gate keeps.
  private func kept(_ hops: [Bool]) -> [Bool] {
    var gate = SilenceGate()
    var kept: [Bool] = []
    for step in hops.flatMap({ gate.append(maySpeak: $0) }) + gate.finish() {
      switch step {
      case .keep(let count): kept += [Bool](repeating: true, count: count)
      case .leaveOut(let count): kept += [Bool](repeating: false, count: count)
      }
    }
    return kept
  }
}

/// Which hops are kept, as the rule says it, with all of them in view.
func slowlyKept(_ hops: [Bool]) -> [Bool] {
  hops.indices.map { hop in
    if hops[hop] { return true }
    let before = hops[..<hop].lastIndex(of: true)
    let after = hops[hop...].firstIndex(of: true)
    if let before, hop - before <= 4 { return true }
    guard let after else { return false }
    if after - hop <= 4 { return true }
    let leftOut = (after - 4) - (before.map { $0 + 5 } ?? 0)
    return leftOut < 6
  }
}
