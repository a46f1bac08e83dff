internal import Pronunciation

/// Eight numbers of one kind, one for each pronunciation of a group.
typealias Lanes = SIMD8<Float>
/// Eight frame numbers, one for each pronunciation of a group.
typealias FrameLanes = SIMD8<Int32>

/// Up to eight pronunciations that are searched side by side.
///
/// The states of a pronunciation of U sounds are its sounds and the U − 1 blanks between them. In a
/// group they are laid out so that all pronunciations *end* in the same state; a shorter one begins
/// further in. A lane without a pronunciation begins nowhere and stays at minus infinity.
struct LaneGroup: Sendable {
  static let width = Lanes.scalarCount

  /// One pronunciation of one keyword.
  struct Member: Sendable {
    let keywordIndex: Int
    let variantIndex: Int
    let phones: [Phone]
  }

  /// The pronunciations, one a lane; at most eight.
  let members: [Member]
  /// How many sounds the longest has.
  let soundCount: Int

  // What does not change, for each sound.
  /// The column of each lane's sound, eight a sound.
  let columns: [UInt8]
  /// What it costs to come from the sound before with no blank between: nothing, or, where the two are
  /// the same sound, what nobody can pay.
  let skipCosts: [Lanes]
  /// 0 where a lane begins, minus infinity elsewhere.
  let entries: [Lanes]
  /// The sounds before this one may be the first of a lane; those from here on are not.
  let entryEnd: Int
  /// How many sounds each lane has.
  let lengths: Lanes

  // What moves with the frames.
  /// The best path that ends in each sound.
  var soundScores: [Lanes]
  /// The frame in which that path begins.
  var soundStarts: [FrameLanes]
  /// The same for the blank behind each sound.
  var blankScores: [Lanes]
  var blankStarts: [FrameLanes]
  /// What came out and may still be a peak.
  var history = PeakHistory()

  static let never = -Float.infinity

  /// A group of `members`, of which there are one to eight.
  init(_ members: [Member]) {
    precondition((1...Self.width).contains(members.count))
    self.members = members
    let soundCount = members.map(\.phones.count).max() ?? 0
    self.soundCount = soundCount
    var columns = [UInt8](repeating: 0, count: soundCount * Self.width)
    var skipCosts = [Lanes](repeating: Lanes(repeating: Self.never), count: soundCount)
    var entries = skipCosts
    var lengths = Lanes(repeating: 1)
    for (lane, member) in members.enumerated() {
      let first = soundCount - member.phones.count
      lengths[lane] = Float(member.phones.count)
      entries[first][lane] = 0
      for (offset, phone) in member.phones.enumerated() {
        columns[(first + offset) * Self.width + lane] = phone.rawValue
        if offset > 0, member.phones[offset - 1] != phone { skipCosts[first + offset][lane] = 0 }
      }
    }
    self.columns = columns
    self.skipCosts = skipCosts
    self.entries = entries
    entryEnd = 1 + soundCount - (members.map(\.phones.count).min() ?? 0)
    self.lengths = lengths
    soundScores = [Lanes](repeating: Lanes(repeating: Self.never), count: soundCount)
    soundStarts = [FrameLanes](repeating: FrameLanes(repeating: 0), count: soundCount)
    blankScores = soundScores
    blankStarts = soundStarts
  }
}
