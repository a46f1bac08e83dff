internal import PhoneticIndex

/// What levels cost in whole units, rounded down, of which 254 make what a path may lose.
struct SieveLosses: Sendable {
  private let unitsPerOne: Double
  private let phones: [UInt8]
  private let blanks: [UInt8]

  /// Losses for paths that may lose `limit`.
  init(limit: Double) {
    let unitsPerOne = 254 / max(limit, 0.01)
    self.unitsPerOne = unitsPerOne
    func units(_ scores: [Float]) -> [UInt8] {
      scores.map { UInt8(min(255, (-Double($0) * unitsPerOne).rounded(.down))) }
    }
    phones = units(ScoreLevels.phoneScores)
    // The blank is never absent.
    blanks = units(ScoreLevels.blankScores + [0])
  }

  /// What a path that may lose `limit`, no more than the limit of these, may lose in units.
  func units(of limit: Double) -> UInt8 { UInt8(min(254, (limit * unitsPerOne).rounded(.down))) }

  /// Hands the seventeen losses of phones, and of the blank, to `body`.
  func withTables(_ body: (UnsafePointer<UInt8>, UnsafePointer<UInt8>) -> Void) {
    phones.withUnsafeBufferPointer { phones in
      blanks.withUnsafeBufferPointer { blanks in
        guard let phones = phones.baseAddress, let blanks = blanks.baseAddress else { return }
        body(phones, blanks)
      }
    }
  }
}
