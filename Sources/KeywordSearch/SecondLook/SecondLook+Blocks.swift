internal import CallModel
internal import PhoneticIndex

/// The blocks of frames that the second look works by.
extension SecondLook {
  // Recordings are looked at in blocks of fixed places, so that candidates which lie together share the
  // work, and what one of them gets does not depend on where the others are.
  private static let blockLength = 256
  private static let margin = 128
  // So many blocks on either side are asked how strange the speech is: with them 25 s.
  private static let strangenessReach = 2

  static func block(of frames: ClosedRange<Int>) -> Int {
    (frames.lowerBound + frames.upperBound) / 2 / blockLength
  }

  static func rows(around block: Int, of scores: some SearchableScores) -> FrameRows {
    let frames = (max(0, block * blockLength - margin)..<(block + 1) * blockLength + margin)
      .clamped(to: 0..<scores.frameCount)
    return FrameRows(scores.scores(in: frames), firstFrame: frames.lowerBound)
  }

  static func fit(of rows: FrameRows, by pass: inout WordPass) -> LanguageFit {
    LanguageFit(pass.joints(of: rows, reversed: false), over: rows)
  }

  /// The blocks whose speech tells how strange that in `block` is.
  static func blocks(near block: Int, of scores: some SearchableScores) -> Range<Int> {
    (block - strangenessReach..<block + strangenessReach + 1)
      .clamped(to: 0..<(scores.frameCount + blockLength - 1) / blockLength)
  }
}

extension Candidate {
  /// The frames from the first of the first sound to the first of the last.
  var frames: ClosedRange<Int> {
    let start = max(0, span.startMs / PhoneScores.frameDurationMs)
    return start...max(start, span.endMs / PhoneScores.frameDurationMs - 1)
  }

  /// The candidate, found to begin and end with the first and the last of `frames`, as its own are counted.
  func within(_ frames: ClosedRange<Int>) -> Candidate {
    Candidate(
      keywordIndex: keywordIndex, variantIndex: variantIndex,
      span: TimeSpan(
        startMs: frames.lowerBound * PhoneScores.frameDurationMs,
        endMs: (frames.upperBound + 1) * PhoneScores.frameDurationMs), score: score)
  }
}
