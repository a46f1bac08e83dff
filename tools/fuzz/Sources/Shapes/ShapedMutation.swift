/// Changes an input where its meaning is: values, members and elements of JSON, lines and times of text.
/// What libFuzzer does by itself, a byte here and there, seldom leaves JSON whole.
public struct ShapedMutation {
  var random: SeededRandom

  /// Changes that follow from `seed`.
  public init(seed: UInt32) { random = SeededRandom(state: UInt64(seed)) }

  /// `bytes` with one to three changes; `nil` where the shape offers nothing to change.
  public mutating func mutated(_ bytes: [UInt8]) -> [UInt8]? {
    var bytes = bytes
    for _ in 0...random.below(3) {
      let body = bytes.first { $0 > 0x20 }
      let isJSON = body == UInt8(ascii: "{") || body == UInt8(ascii: "[")
      guard let next = isJSON ? changedJSON(bytes) : changedLines(bytes) else { return nil }
      bytes = next
    }
    return bytes
  }
}

/// Numbers that follow from a seed (SplitMix64).
struct SeededRandom {
  var state: UInt64

  /// A number from 0 to `bound` - 1.
  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((bits ^ bits >> 31) % UInt64(max(bound, 1)))
  }

  /// One of `elements`; `nil` where there is none.
  mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[below(elements.count)]
  }
}
