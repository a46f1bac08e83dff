internal import CScan
internal import PhoneticIndex
internal import Pronunciation

/// Up to 32 pronunciations that are sifted for side by side, as ``EntrySieve`` sifts for one, through all frames
/// of an entry.
struct SieveGroup: Sendable {
  static let width = Int(cs_group_width)
  private static let partSize = 16
  private static let partCount = Int(cs_row_size) / partSize
  /// An index that picks nothing.
  private static let nowhere: UInt8 = 128

  /// Memory that is used again.
  struct Scratch: Sendable {
    fileprivate var states: [UInt8] = []
    /// For each block the lanes in which a path may end there, one bit each.
    fileprivate(set) var ends: [UInt32] = []
  }

  /// The places of the pronunciations among those that are searched for, one a lane.
  let places: [Int]
  private let soundCount: Int
  private let indices: [UInt8]
  private let repeats: [UInt8]
  private let entries: [UInt8]
  private let limits: [UInt8]
  private let losses: SieveLosses

  /// A group of `members`: the place, the phones and what a path through them may lose, of each.
  init(_ members: [(place: Int, phones: [Phone], limit: Double)]) {
    precondition((1...Self.width).contains(members.count))
    places = members.map(\.place)
    let soundCount = members.map(\.phones.count).max() ?? 0
    self.soundCount = soundCount
    let losses = SieveLosses(limit: members.map(\.limit).max() ?? 0)
    self.losses = losses
    var indices = [UInt8](
      repeating: Self.nowhere, count: soundCount * Self.width * Self.partCount)
    var repeats = [UInt8](repeating: 0, count: soundCount * Self.width)
    var entries = [UInt8](repeating: 255, count: soundCount * Self.width)
    var limits = [UInt8](repeating: 0, count: Self.width)
    for (lane, member) in members.enumerated() {
      let first = soundCount - member.phones.count
      entries[first * Self.width + lane] = 0
      limits[lane] = losses.units(of: member.limit)
      for (offset, phone) in member.phones.enumerated() {
        let sound = first + offset
        let (part, column) = Int(phone.rawValue).quotientAndRemainder(dividingBy: Self.partSize)
        indices[(sound * Self.partCount + part) * Self.width + lane] = UInt8(column)
        if offset > 0, member.phones[offset - 1] == phone {
          repeats[sound * Self.width + lane] = 255
        }
      }
    }
    self.indices = indices
    self.repeats = repeats
    self.entries = entries
    self.limits = limits
  }

  /// Finds the blocks of an entry, all of them unpacked in `tracks`, in which paths end that are within
  /// their limits.
  func sift(
    _ tracks: EntryTracks, blockCount: Int, portably isPortable: Bool,
    using scratch: inout Scratch
  ) {
    scratch.states.grow(to: 2 * soundCount * Self.width, filledWith: 0)
    scratch.ends.grow(to: blockCount, filledWith: 0)
    withTables { group in
      tracks.withEntry { entry in
        scratch.states.withUnsafeMutableBufferPointer { states in
          scratch.ends.withUnsafeMutableBufferPointer { ends in
            guard let states = states.baseAddress, let ends = ends.baseAddress else { return }
            if isPortable {
              cs_sift_group_portably(&group, &entry, states, ends)
            } else {
              cs_sift_group(&group, &entry, states, ends)
            }
          }
        }
      }
    }
  }

  private func withTables(_ body: (inout cs_sieve_group) -> Void) {
    indices.withUnsafeBufferPointer { indices in
      repeats.withUnsafeBufferPointer { repeats in
        entries.withUnsafeBufferPointer { entries in
          limits.withUnsafeBufferPointer { limits in
            losses.withTables { phoneLosses, blankLosses in
              guard let indices = indices.baseAddress, let repeats = repeats.baseAddress,
                let entries = entries.baseAddress, let limits = limits.baseAddress
              else { return }
              var group = cs_sieve_group(
                sound_count: Int32(soundCount), indices: indices, repeats: repeats,
                entries: entries, limits: limits, phone_losses: phoneLosses,
                blank_losses: blankLosses)
              body(&group)
            }
          }
        }
      }
    }
  }
}

extension Array {
  /// Has at least `count` elements afterwards, new ones being `element`.
  mutating func grow(to count: Int, filledWith element: Element) {
    let missing = count - self.count
    if missing > 0 { append(contentsOf: repeatElement(element, count: missing)) }
  }
}
