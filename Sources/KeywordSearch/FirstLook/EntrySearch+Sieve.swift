internal import CScan
internal import PhoneticIndex
internal import Pronunciation

/// Finds out frame by frame, in whole numbers below 256, in which blocks a path through a pronunciation could end.
///
/// It makes the decoder's steps, sixteen sounds at once, with losses in units of which 254 make what a path
/// may lose. Each loss is rounded down, so what it rules out is ruled out; of what a block's outline leaves possible
/// hardly anything remains.
struct EntrySieve: Sendable {
  /// Whoever may lose more is not sifted for.
  static let mostLimit = 6000.0
  private static let most = Int(cs_most_sifted)
  private static let lanes = 16
  /// A column that no block has.
  private static let noPhone: UInt8 = 63

  private let soundCount: Int
  private let phones: [UInt8]
  private let repeats: [UInt8]
  private let losses: SieveLosses

  /// A sieve for paths through `phones` that lose no more than `limit`; `nil` where there are too many
  /// phones, or nothing could be ruled out.
  init?(phones: [Phone], limit: Double) {
    guard (1...Self.most).contains(phones.count), limit < Self.mostLimit else { return nil }
    soundCount = phones.count
    let padding = (phones.count + Self.lanes - 1) / Self.lanes * Self.lanes - phones.count
    self.phones = phones.map(\.rawValue) + repeatElement(Self.noPhone, count: padding)
    repeats =
      phones.indices.map { $0 + 1 < phones.count && phones[$0] == phones[$0 + 1] ? 255 : 0 }
      + repeatElement(0, count: padding)
    losses = SieveLosses(limit: limit)
  }

  /// Clears `mayEnd` of the blocks of `stretches`, which are unpacked in `tracks`, in which no path ends
  /// that is within the limit and lies in its stretch.
  func sift(
    _ stretches: [Range<Int>], in tracks: EntryTracks, portably isPortable: Bool,
    _ mayEnd: inout [Bool]
  ) {
    mayEnd.withUnsafeMutableBufferPointer { mayEnd in
      guard let mayEnd = mayEnd.baseAddress else { return }
      withTables { sieve in
        tracks.withEntry { entry in
          for stretch in stretches {
            let first = Int32(truncatingIfNeeded: stretch.lowerBound)
            let end = Int32(truncatingIfNeeded: stretch.upperBound)
            if isPortable {
              cs_sift_blocks_portably(&sieve, &entry, first, end, mayEnd)
            } else {
              cs_sift_blocks(&sieve, &entry, first, end, mayEnd)
            }
          }
        }
      }
    }
  }

  private func withTables(_ body: (inout cs_sieve) -> Void) {
    phones.withUnsafeBufferPointer { phones in
      repeats.withUnsafeBufferPointer { repeats in
        losses.withTables { phoneLosses, blankLosses in
          guard let phones = phones.baseAddress, let repeats = repeats.baseAddress
          else { return }
          var sieve = cs_sieve(
            sound_count: Int32(soundCount), phones: phones, repeats: repeats,
            phone_losses: phoneLosses, blank_losses: blankLosses)
          body(&sieve)
        }
      }
    }
  }
}
