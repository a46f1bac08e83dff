/// A long frame that holds little but one tone or two.
struct ToneFrame: Hashable {
  /// The share of the frame's power that the tones have at least.
  static let leastShare: Float = 0.66
  /// The least power: −50 dB.
  static let leastPower: Float = 1e-5
  /// The second tone counts where it has at least this share of the first one's power: −13 dB.
  static let leastPartner: Float = 0.05
  /// Bins to either side that belong to a tone: a Hann window spreads it so far.
  static let spread = 2
  /// Networks have no two tones nearer than this, in hertz: 440 and 480, 2 % low, are 39 Hz apart. What is
  /// nearer is the edge of one, which coders smear.
  static let leastApartHz: Float = 35
  /// Above this frequency no other tone is this near to one, in hertz.
  static let lowestLoneHz: Float = 700
  static let lonelinessHz: Float = 70
  /// 300 to 2,700 Hz.
  static let bins = 38..<346

  /// The number of the long frame.
  let number: Int
  /// The stronger tone, in hertz.
  let frequencyHz: Float
  /// The weaker tone; `nil` where there is one alone.
  let partnerHz: Float?
  /// The power of both.
  let power: Float

  /// What `spectrum` has; `nil` where it is more than tones.
  init?(_ spectrum: PowerSpectrum, number: Int) {
    let found = spectrum.power.withUnsafeBufferPointer { power -> (Int, Int?, Float)? in
      var first = Self.bins.lowerBound
      for bin in Self.bins where power[bin] > power[first] { first = bin }
      let firstPower = Self.around(first, of: power)
      guard firstPower >= Self.leastPower / 2 else { return nil }
      var total: Float = 0
      for bin in 16..<490 { total += power[bin] }
      guard firstPower >= Self.leastShare / 2.2 * total else { return nil }
      var second: Int?
      for bin in Self.bins
      where abs(bin - first) > 2 * Self.spread - 1 && power[bin] > (second.map { power[$0] } ?? 0) {
        second = bin
      }
      var sum = firstPower
      if let candidate = second {
        let partnerPower = Self.around(candidate, of: power)
        if partnerPower >= Self.leastPartner * firstPower {
          sum += partnerPower
        } else {
          second = nil
        }
      }
      guard sum >= Self.leastShare * total, sum >= Self.leastPower else { return nil }
      return (first, second, sum)
    }
    guard let (first, second, power) = found else { return nil }
    self.number = number
    let frequency = spectrum.frequencyHz(ofPeak: first)
    frequencyHz = frequency
    // Coders make two of one high tone; networks have no two so close up there.
    let leastApart = frequency > Self.lowestLoneHz ? Self.lonelinessHz : Self.leastApartHz
    partnerHz = second.map(spectrum.frequencyHz).flatMap { partner in
      abs(partner - frequency) < leastApart ? nil : partner
    }
    self.power = power
  }

  private static func around(_ bin: Int, of power: UnsafeBufferPointer<Float>) -> Float {
    var sum: Float = 0
    for index in bin - spread...bin + spread { sum += power[index] }
    return sum
  }
}
