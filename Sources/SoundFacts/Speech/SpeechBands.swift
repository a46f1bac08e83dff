/// The bands in which speech is looked for, narrow where voices are and wide where hisses are.
enum SpeechBands {
  /// How many there are.
  static let count = 8
  /// The bins of a short frame in each band: 203 to 3,797 Hz, in steps of 31.25 Hz.
  static let bins = [
    6..<11, 11..<16, 16..<23, 23..<32, 32..<44, 44..<61, 61..<84, 84..<122,
  ]
}
