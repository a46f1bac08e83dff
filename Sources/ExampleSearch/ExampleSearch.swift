internal import CallModel
public import PhoneticIndex

/// Finds recorded examples in the entries of a phonetic index, in any language: nothing has to be
/// spelled, and no recording is opened.
///
///     let search = ExampleSearch(queries: [[first, second], [other]])
///     for entry in entries { let found = search.search(entry) }
///
/// A query is one thing, said in one example or more. A first look follows each example's sounds through
/// all frames (``SoundPaths``); a second lays its frames on those of every place that the first one
/// found (``WarpingPaths``). What is found in an entry depends on nothing but the entry and the query.
///
/// Time: some 100 ms of one core for each example and hour of sound; see
/// docs/design/query-by-example.md. Memory: what is found, and a few thousand frames.
public struct ExampleSearch: Sendable {
  // INVARIANT: no query is empty.
  private let queries: [[RecordedExample]]
  private let minimumScore: Float

  /// How far from the frame in which the first look ends a path the second may end one.
  static let endsBefore = 6
  static let endsAfter = 12
  private static let framesAtOnce = 512

  /// A search for `queries`, to be used for any number of entries, on any number of threads.
  ///
  /// - Parameter minimumScore: matches with a lower score are left out.
  /// - Precondition: every query has an example.
  public init(queries: [[RecordedExample]], minimumScore: Float = -.infinity) {
    precondition(queries.allSatisfy { !$0.isEmpty }, "a query has an example")
    self.queries = queries
    self.minimumScore = minimumScore
  }

  /// The matches of each query in `entry`, in order of time; no two of a query overlap.
  public func search(_ entry: IndexEntry) -> [[ExampleMatch]] {
    search(frameCount: entry.frameCount) { entry.scores(in: $0) }
  }

  /// The same in any frames that can be had in pieces.
  package func search(
    frameCount: Int, scores: (Range<Int>) -> PhoneScores
  ) -> [[ExampleMatch]] {
    let peaks = firstLook(frameCount: frameCount, scores: scores)
    return zip(queries, peaks).map { query, peaks in
      let matches = zip(query, peaks).map { example, peaks in
        peaks.map { peak in
          let cost = Self.cost(of: example, at: peak, frameCount: frameCount, scores: scores)
          return ExampleMatch(
            span: Self.span(of: peak.frames),
            score: ExampleScale.score(
              soundScore: peak.score, weight: example.sequence.weight, cost: cost,
              likeness: example.likeness))
        }
      }
      return matches.joinedMatches().filter { $0.score >= minimumScore }
    }
  }

  /// Where the sounds of each example of each query fit.
  private func firstLook(
    frameCount: Int, scores: (Range<Int>) -> PhoneScores
  ) -> [[[PeakFinder.Peak]]] {
    var walks = queries.map { $0.map(Walk.init) }
    for start in stride(from: 0, to: frameCount, by: Self.framesAtOnce) {
      let piece = scores(start..<min(start + Self.framesAtOnce, frameCount))
      for frame in 0..<piece.frameCount {
        let row = SoundPaths.Row(piece, at: frame)
        for query in walks.indices {
          for example in walks[query].indices { walks[query][example].advance(over: row) }
        }
      }
    }
    return walks.map { $0.map { $0.finish() } }
  }

  /// What it costs at least to lay `example` on a stretch that ends about where `peak` does.
  private static func cost(
    of example: RecordedExample, at peak: PeakFinder.Peak, frameCount: Int,
    scores: (Range<Int>) -> PhoneScores
  ) -> Float {
    let end = peak.frames.upperBound - 1
    let ends = max(0, end - endsBefore)...min(frameCount - 1, end + endsAfter)
    // No path is longer than twice the example.
    let start = max(0, ends.lowerBound - 2 * example.shape.frameCount)
    let shape = SoundShape(scores(start..<ends.upperBound + 1))
    var paths = WarpingPaths(example.shape)
    var least = Float.infinity
    for frame in 0..<shape.frameCount {
      let reached = paths.advance(over: shape, at: frame)
      if start + frame >= ends.lowerBound { least = min(least, reached.cost) }
    }
    // Before the recording there is nothing to lay an example on.
    return min(least, 1)
  }

  private static func span(of frames: Range<Int>) -> TimeSpan {
    TimeSpan(
      startMs: frames.lowerBound * PhoneScores.frameDurationMs,
      endMs: frames.upperBound * PhoneScores.frameDurationMs)
  }
}

/// One example on its way through a recording.
private struct Walk: Sendable {
  private var paths: SoundPaths
  private var finder: PeakFinder

  init(_ example: RecordedExample) {
    paths = SoundPaths(example.sequence)
    finder = PeakFinder(leastScore: ExampleScale.leastSoundScore(likeness: example.likeness))
  }

  mutating func advance(over row: SoundPaths.Row) {
    let end = paths.advance(over: row)
    finder.append(score: end.score, start: end.start)
  }

  consuming func finish() -> [PeakFinder.Peak] {
    finder.finish()
    return finder.peaks
  }
}
