import Glibc

/// Whether two channels carry the same sound, each perhaps with a loudness of its own.
struct ChannelLikeness {
  /// The correlation from which on they do. Coding one channel again leaves more than this.
  static let least = 0.97
  /// Less power than this is nothing to compare: −70 dB.
  static let leastPower = 1e-7

  private var count = 0
  private var products = 0.0
  private var first = 0.0
  private var second = 0.0

  /// Takes the next samples of both.
  mutating func append(_ one: [Float], _ other: [Float]) {
    var (products, first, second): (Float, Float, Float) = (0, 0, 0)
    for index in 0..<min(one.count, other.count) {
      products += one[index] * other[index]
      first += one[index] * one[index]
      second += other[index] * other[index]
    }
    count += min(one.count, other.count)
    self.products += Double(products)
    self.first += Double(first)
    self.second += Double(second)
  }

  /// What the samples so far say.
  var areEqual: Bool {
    guard count > 0, first / Double(count) > Self.leastPower,
      second / Double(count) > Self.leastPower
    else { return false }
    return products / sqrt(first * second) >= Self.least
  }
}
