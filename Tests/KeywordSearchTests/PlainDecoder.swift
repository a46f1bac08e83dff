import CallModel
import KeywordSearch
import PhoneticIndex
import Pronunciation

/// The decoder's slow twin: one pronunciation at a time, over the whole channel at once, straight from
/// the definition.
struct PlainDecoder {
  /// A path through the states of a pronunciation: its score so far and the frame in which it began.
  private struct Path {
    var score: Float
    var start: Int

    static let none = Path(score: -.infinity, start: 0)
  }

  let scores: PhoneScores

  /// For each frame the mean score of the best path that ends in it, and where it began.
  func ends(of phones: [Phone]) -> [(score: Float, start: Int)] {
    // States: sound 0, blank, sound 1, blank, …, the last sound.
    let columns = phones.enumerated().flatMap { index, phone in
      index == 0
        ? [Int(phone.rawValue)] : [PhoneFold.blankColumn, Int(phone.rawValue)]
    }
    var paths = [Path](repeating: .none, count: columns.count)
    return (0..<scores.frameCount).map { frame in
      let before = paths
      for state in columns.indices {
        var arrivals = [before[state]]
        if state == 0 { arrivals.append(Path(score: 0, start: frame)) }
        if state > 0 { arrivals.append(before[state - 1]) }
        let isSound = state.isMultiple(of: 2)
        if state > 1, isSound, phones[state / 2] != phones[state / 2 - 1] {
          arrivals.append(before[state - 2])
        }
        // The first of equals: a path that stays before one that moves on.
        var best = arrivals[0]
        for path in arrivals.dropFirst() where path.score > best.score { best = path }
        best.score += scores.values[frame * PhoneScores.rowLength + columns[state]]
        paths[state] = best
      }
      let end = paths[columns.count - 1]
      return (end.score / Float(phones.count), end.start)
    }
  }

  /// All peaks of one keyword's variants above `minimumScore`, in no particular order.
  func candidates(of keyword: Keyword, index: Int, minimumScore: Float) -> [Candidate] {
    keyword.variants.enumerated().flatMap { variantIndex, variant in
      let ends = ends(of: variant.pronunciation.phones)
      return ends.indices.filter { frame in
        let before = ends[max(0, frame - 5)..<frame]
        let after = ends[frame + 1..<min(ends.count, frame + 6)]
        return ends[frame].score > minimumScore
          && before.allSatisfy { $0.score < ends[frame].score }
          && after.allSatisfy { $0.score <= ends[frame].score }
      }.map { frame in
        Candidate(
          keywordIndex: index, variantIndex: variantIndex,
          span: TimeSpan(startMs: ends[frame].start * 20, endMs: (frame + 1) * 20),
          score: ends[frame].score)
      }
    }
  }

  /// What the decoder should find.
  func result(for keywords: [Keyword], minimumScore: Float) -> [[Candidate]] {
    keywords.enumerated().map { index, keyword in
      Self.bestPerOverlap(candidates(of: keyword, index: index, minimumScore: minimumScore))
    }
  }

  /// One for each overlap: takes the best that is left, drops what overlaps it, and so on.
  static func bestPerOverlap(_ candidates: [Candidate]) -> [Candidate] {
    var left = candidates
    var kept: [Candidate] = []
    while let best = left.min(by: { isBetter($0, $1) }) {
      kept.append(best)
      left.removeAll { $0 == best || $0.span.overlaps(best.span) }
    }
    return kept.sorted { $0.span.startMs < $1.span.startMs }
  }

  private static func isBetter(_ left: Candidate, _ right: Candidate) -> Bool {
    if left.score != right.score { return left.score > right.score }
    if left.span.startMs != right.span.startMs { return left.span.startMs < right.span.startMs }
    if left.span.endMs != right.span.endMs { return left.span.endMs < right.span.endMs }
    return left.variantIndex < right.variantIndex
  }
}
