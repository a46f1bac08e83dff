internal import PhoneticIndex
internal import Pronunciation

/// Reads the evidence for one candidate off the frames around it.
struct EvidenceReader {
  /// How far around a candidate words are compared, in frames.
  static let wordReach = 60
  /// How much earlier or later than the candidate the keyword may begin and end, in frames.
  static let slack = 8
  /// So many frames without a sound are silence, beside which no mark is expected.
  static let silence = 15
  /// How far around a candidate the network's sureness is measured, in frames.
  static let clarityReach = 75
  /// What stands for a word margin that is lower or cannot be had.
  static let leastMargin: Float = -20

  let context: WordContext
  let phones: [Phone]
  let beginsWord: [Bool]
  /// The numbers of the keyword's words.
  let words: [Int32]
  /// How rare they are.
  let rarity: Float
  /// How much nonsense passes for the keyword.
  let nonsense: Float

  /// Where the keyword lies within the frames `span` of a candidate, numbered in the context; `nil` where it does not fit in.
  func alignment(in span: ClosedRange<Int>) -> KeywordAlignment? {
    KeywordAlignment(phones, beginsWord: beginsWord, with: context.rows, in: span)
  }

  /// The evidence for the keyword where `alignment` says that it lies.
  func evidence(for alignment: KeywordAlignment, score: Float) -> Evidence {
    let span = alignment.span
    var longestGap = 0
    var longestPause = 0
    var innerMark = FrameRows.floor
    for index in phones.indices.dropFirst() {
      let gap = alignment.frames[index - 1].upperBound...alignment.frames[index].lowerBound
      if beginsWord[index] {
        longestPause = max(longestPause, gap.count - 1)
      } else {
        longestGap = max(longestGap, gap.count - 1)
        innerMark = max(innerMark, bestMark(in: gap))
      }
    }
    return Evidence(
      wordMargin: wordMargin(in: span), score: score, phoneCount: Float(phones.count),
      rarity: rarity,
      worstPhone: alignment.losses.min() ?? 0, longestGap: Float(longestGap),
      longestPause: Float(longestPause), startMark: mark(from: span.lowerBound, by: -1),
      endMark: mark(from: span.upperBound, by: 1), innerMark: innerMark,
      clarity: clarity(around: span),
      framesPerPhone: Float(span.count - 1) / Float(max(1, phones.count - 1)),
      nonsense: nonsense)
  }

  private func wordMargin(in span: ClosedRange<Int>) -> Float {
    let path = KeywordPath(phones: phones, beginsWord: beginsWord, words: words)
    let with = path.score(
      in: context, frames: span.lowerBound - Self.slack..<span.upperBound + Self.slack + 1)
    let overall = context.best(
      throughJointsIn: span.lowerBound - Self.wordReach...span.upperBound + Self.wordReach + 1)
    return max(with - overall, Self.leastMargin)
  }

  /// The best score of the mark between words from frame `frame` to the next frame with a sound of its
  /// own, backwards or forwards.
  private func mark(from frame: Int, by step: Int) -> Float {
    var best = bestMark(in: frame...frame)
    var next = frame + step
    var distance = 1
    let own = context.rows.heard[frame]
    while next >= 0, next < context.rows.frameCount {
      guard distance <= Self.silence else { return 0 }
      best = max(best, bestMark(in: next...next))
      // The frame beside may still belong to the keyword's own sound.
      let heard = context.rows.heard[next]
      if heard >= 0, distance > 1 || heard != own { return best }
      next += step
      distance += 1
    }
    return 0
  }

  private func bestMark(in frames: ClosedRange<Int>) -> Float {
    frames.reduce(FrameRows.floor) {
      max($0, context.rows.score($1, PhoneFold.wordBoundaryColumn))
    }
  }

  private func clarity(around span: ClosedRange<Int>) -> Float {
    let frames = (span.lowerBound - Self.clarityReach..<span.upperBound + Self.clarityReach + 1)
      .clamped(to: 0..<context.rows.frameCount)
    var sum: Float = 0
    var count = 0
    for frame in frames where context.rows.heard[frame] >= 0 {
      sum += context.rows.sureness[frame]
      count += 1
    }
    return count == 0 ? 0 : sum / Float(count)
  }
}
