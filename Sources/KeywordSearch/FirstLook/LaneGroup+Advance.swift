internal import PhoneticIndex
internal import Pronunciation

extension LaneGroup {
  /// Moves all paths on through `rows`, whose first is frame `firstFrame`, and notes for every frame
  /// how good the best path that ends there is and where it began.
  ///
  /// This is the Viterbi step of connectionist temporal classification (Graves et al. 2006) with a free
  /// beginning: a path stays, comes from the blank before, comes from the sound before where that is
  /// another one, or begins.
  mutating func advance(through rows: UnsafeBufferPointer<Float>, firstFrame: Int) {
    let rowLength = PhoneScores.rowLength
    let last = soundCount - 1
    for frame in 0..<rows.count / rowLength {
      let row = UnsafeBufferPointer(rebasing: rows[frame * rowLength..<(frame + 1) * rowLength])
      // A recording would have to last 497 days for the number not to fit.
      step(row, frame: Int32(truncatingIfNeeded: firstFrame + frame))
      history.append(score: soundScores[last] / lengths, start: soundStarts[last])
    }
  }

  private mutating func step(_ row: UnsafeBufferPointer<Float>, frame: Int32) {
    let now = FrameLanes(repeating: frame)
    let blank = Lanes(repeating: row[PhoneFold.blankColumn])
    columns.withUnsafeBufferPointer { columns in
      skipCosts.withUnsafeBufferPointer { skipCosts in
        soundScores.withUnsafeMutableBufferPointer { soundScores in
          soundStarts.withUnsafeMutableBufferPointer { soundStarts in
            blankScores.withUnsafeMutableBufferPointer { blankScores in
              blankStarts.withUnsafeMutableBufferPointer { blankStarts in
                // From the last sound to the first, so that each still finds its predecessors as the
                // frame before left them.
                for sound in stride(from: soundCount - 1, through: 0, by: -1) {
                  var best = soundScores[sound]
                  var start = soundStarts[sound]

                  // The blank behind this sound: it stays, or the sound ends.
                  var rest = blankScores[sound]
                  var restStart = blankStarts[sound]
                  rest.take(best, over: &restStart, start)
                  blankScores[sound] = rest + blank
                  blankStarts[sound] = restStart

                  if sound > 0 {
                    best.take(blankScores[sound - 1], over: &start, blankStarts[sound - 1])
                    best.take(
                      soundScores[sound - 1] + skipCosts[sound], over: &start,
                      soundStarts[sound - 1])
                  }
                  if sound < entryEnd { best.take(entries[sound], over: &start, now) }
                  soundScores[sound] = best + Self.gather(row, columns, sound * Self.width)
                  soundStarts[sound] = start
                }
              }
            }
          }
        }
      }
    }
  }

  /// The row's numbers in the eight columns from `offset` on.
  @inline(__always)
  private static func gather(
    _ row: UnsafeBufferPointer<Float>, _ columns: UnsafeBufferPointer<UInt8>, _ offset: Int
  ) -> Lanes {
    Lanes(
      row[Int(columns[offset])], row[Int(columns[offset + 1])],
      row[Int(columns[offset + 2])], row[Int(columns[offset + 3])],
      row[Int(columns[offset + 4])], row[Int(columns[offset + 5])],
      row[Int(columns[offset + 6])], row[Int(columns[offset + 7])])
  }
}

extension Lanes {
  /// In each lane where `other` is better takes it, and its beginning with it.
  @inline(__always)
  fileprivate mutating func take(
    _ other: Lanes, over start: inout FrameLanes, _ otherStart: FrameLanes
  ) {
    let isBetter = other .> self
    replace(with: other, where: isBetter)
    start.replace(with: otherStart, where: isBetter)
  }
}
