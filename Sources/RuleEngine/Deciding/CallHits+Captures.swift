import CallModel
import RuleCheck

extension CallHits {
  /// The values called `name` in everything that certainly was said of `findings`, and of what lies
  /// to it as they ask, in order of time. What several findings find counts once.
  func captures(named name: String, in findings: [PlannedFinding]) -> [SaidValue] {
    var found = CollectedHits()
    for finding in findings {
      let reading = FindingReading(finding, in: self)
      for use in reading.uses {
        reading.forEachMention(of: use) { said in
          if said.verdict == .yes { reading.collect(said, of: use, into: &found) }
        }
      }
    }
    return found.inOrder(of: evidence.hits).flatMap { hit in
      hit.captures.filter { $0.name == name }.map { SaidValue(capture: $0, hit: hit) }
    }
  }

  /// The value that `choice` takes of those called `name`; `nil` where none was said.
  func quantity(
    _ choice: CaptureChoice, ofCaptures name: String, in findings: [PlannedFinding]
  ) throws(QuantityFault) -> Quantity? {
    let said = captures(named: name, in: findings).compactMap { Quantity($0.capture.value) }
    guard let first = said.first else { return nil }
    switch choice {
    case .first: return first
    case .last: return said.last
    case .sum:
      var sum = first
      for one in said.dropFirst() { sum = try sum.combined(.plus, one) }
      return sum
    case .largest:
      var largest = first
      for one in said.dropFirst() where try largest.isLess(than: one) { largest = one }
      return largest
    case .smallest:
      var smallest = first
      for one in said.dropFirst() where try one.isLess(than: smallest) { smallest = one }
      return smallest
    }
  }
}

extension Quantity {
  /// A value that was said; `nil` for one that is neither money nor a number.
  fileprivate init?(_ value: SpokenValue) {
    switch value {
    case .money(let money): self.init(money)
    case .number(let number), .percent(let number): self.init(number)
    case .date, .time, .phone, .digits: return nil
    }
  }
}
