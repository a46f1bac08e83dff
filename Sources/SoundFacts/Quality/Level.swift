import Glibc

/// Loudness in half decibels above −110 dB relative to full scale, in one byte: an hour of a channel is
/// kept in so many of them.
enum Level {
  /// What 0 stands for, in decibels.
  static let lowestDB: Float = -110

  /// The level of a mean square.
  static func level(ofPower power: Float) -> UInt8 {
    let halves = (10 * log10(max(power, 1e-12)) - lowestDB) * 2
    return UInt8(min(max(halves.rounded(), 0), 255))
  }

  /// The level in decibels.
  static func decibels(_ level: UInt8) -> Float { Float(level) / 2 + lowestDB }

  /// The mean square that a level stands for.
  static func power(_ level: UInt8) -> Double { pow(10, Double(decibels(level)) / 10) }
}
