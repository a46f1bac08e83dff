internal import Pronunciation

/// Sixteen frames, in levels, on their way into an entry.
///
/// Phone after phone, not frame after frame: a search unpacks the handful of phones that its keyword has
/// and steps over the others.
struct FrameBlock: Sendable {
  /// How many frames a block has.
  static let frameCount = 16
  /// The columns that are listed where they are present: the phones and the mark between words.
  static let columnCount = PhoneScores.rowLength - 1
  /// The stay bound's unit is a quarter.
  static let stayUnitsPerOne: Float = 4
  static let mostStayUnits = 254
  /// In place of a stay bound: a byte follows that says how many blocks are silent.
  static let silence: UInt8 = 255
  static let mostSilentBlocks = 255
  /// What stands in place of a run's first and last frame where nothing is present.
  static let nowhere: UInt8 = 0x01
  /// The same where it is present here and there: the sixteen frames follow, one bit each.
  static let scattered: UInt8 = 0x0F

  /// For each frame the blank's level.
  private var blanks = [UInt8](repeating: 0, count: frameCount)
  /// For each column and frame the level, or that it is absent.
  private var levels = [UInt8](
    repeating: ScoreLevels.absent, count: columnCount * frameCount)
  /// The columns that are present in some frame, one bit each.
  private var present: UInt64 = 0
  /// How many frames it has so far.
  private(set) var filledCount = 0

  /// Takes in a row, of which the phones `kept`, one bit each, are listed.
  mutating func append(_ row: UnsafeBufferPointer<Float>, kept: UInt64) {
    let frame = filledCount
    filledCount += 1
    blanks[frame] = ScoreLevels.blankLevel(row[PhoneFold.blankColumn])
    var rest = kept
    while rest != 0 {
      let phone = rest.trailingZeroBitCount
      put(ScoreLevels.phoneLevel(row[phone]), column: phone, frame: frame)
      rest &= rest &- 1
    }
    let boundary = row[PhoneFold.wordBoundaryColumn]
    if boundary >= RowSelection.leastScore {
      put(ScoreLevels.phoneLevel(boundary), column: PhoneFold.blankColumn, frame: frame)
    }
  }

  private mutating func put(_ level: UInt8, column: Int, frame: Int) {
    levels[column * Self.frameCount + frame] = level
    present |= 1 << UInt64(column)
  }

  /// Whether nothing but the blank is heard.
  var isSilent: Bool { present == 0 && blanks.allSatisfy { $0 == 0 } }

  /// The columns that are present in some frame, each with its levels.
  private var tracks: [(column: Int, levels: ArraySlice<UInt8>)] {
    (0..<Self.columnCount).filter { present & 1 << UInt64($0) != 0 }
      .map { ($0, levels[$0 * Self.frameCount..<($0 + 1) * Self.frameCount]) }
  }

  /// The most that a path can have left that spends all frames in one sound or the blank behind it, in
  /// units, rounded so that it promises no less.
  private var stayUnits: UInt8 {
    // Where no phone is listed, none does better than the blank.
    let blankScores = blanks.map { ScoreLevels.blankScores[Int($0)] }
    var most = blankScores.reduce(0) { $0 + max($1, ScoreLevels.absentScore) }
    for (column, levels) in tracks where column < PhoneFold.blankColumn {
      let sum = zip(levels, blankScores).reduce(Float(0)) {
        $0 + max(ScoreLevels.phoneScores[Int($1.0)], $1.1)
      }
      most = max(most, sum)
    }
    let units = (-most * Self.stayUnitsPerOne).rounded(.down)
    return UInt8(min(max(units, 0), Float(Self.mostStayUnits)))
  }

  /// Adds the block's outline to `outline`, and its frames to `frames`.
  func write(outline: inout [UInt8], frames: inout [UInt8]) {
    var packed = NibbleWriter()
    var ceilings = NibbleWriter()
    packed.append(track: blanks[...], leftOut: 0)
    for (_, levels) in tracks {
      packed.append(track: levels, leftOut: ScoreLevels.absent)
      ceilings.append(levels.min() ?? 0)
    }
    outline.append(stayUnits)
    for byte in 0..<5 { outline.append(UInt8(truncatingIfNeeded: present >> UInt64(8 * byte))) }
    // At most 40 tracks of 22 half bytes.
    outline.append(littleEndian: UInt16(clamping: packed.bytes.count))
    outline += ceilings.bytes
    frames += packed.bytes
  }
}
