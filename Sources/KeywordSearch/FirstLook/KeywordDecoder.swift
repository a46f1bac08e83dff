internal import CallModel
public import PhoneticIndex
internal import Pronunciation

/// Finds keywords in the phone scores of one recording channel, frame by frame as they come.
///
///     var decoder = KeywordDecoder(keywords: keywords)
///     while let posteriors = try stream.next() { decoder.append(scorer.scores(of: posteriors)) }
///     let found = decoder.finish()
///
/// Every pronunciation of every keyword is followed through all frames exactly, nothing is pruned. What
/// is found does not depend on how the frames are cut into pieces. Memory does not grow with the length
/// of the recording, but for the candidates, of which each keyword keeps the best
/// ``Settings/candidateLimit``.
///
/// Time: about 2 ms of one core for each pronunciation and hour of sound, once there are eight or more;
/// see docs/design/spotting.md.
public struct KeywordDecoder: Sendable {
  /// What is searched for and kept.
  public struct Settings: Sendable, Hashable {
    /// Only candidates with a better score are reported.
    public var minimumScore: Float = -3.5
    /// How many candidates are kept of one keyword in one channel, the best ones.
    public var candidateLimit = Hit.mostPerTerm

    /// The settings by which ``minimumScore`` and ``candidateLimit`` are as declared.
    public init() {}
  }

  /// What was found.
  public struct Result: Sendable, Hashable {
    /// For each keyword its candidates in order of time, one for each overlap.
    public let candidates: [[Candidate]]
    /// The keywords that had more candidates than are kept, by their place in the list.
    public let truncatedKeywords: [Int]

    /// A result with all its parts.
    public init(candidates: [[Candidate]], truncatedKeywords: [Int]) {
      self.candidates = candidates
      self.truncatedKeywords = truncatedKeywords
    }
  }

  private let settings: Settings
  private var groups: [LaneGroup]
  private var lists: [CandidateList]
  private var frameCount = 0

  /// A decoder at the start of a channel, for `keywords`.
  public init(keywords: [Keyword], settings: Settings = Settings()) {
    self.settings = settings
    lists = keywords.map { _ in CandidateList(limit: settings.candidateLimit) }
    // Pronunciations of about the same length side by side, so that few lanes stand idle.
    let members = keywords.enumerated().flatMap { keywordIndex, keyword in
      keyword.variants.enumerated().map { variantIndex, variant in
        LaneGroup.Member(
          keywordIndex: keywordIndex, variantIndex: variantIndex,
          phones: variant.pronunciation.phones)
      }
    }.sorted {
      ($0.phones.count, $0.keywordIndex, $0.variantIndex)
        < ($1.phones.count, $1.keywordIndex, $1.variantIndex)
    }
    groups = stride(from: 0, to: members.count, by: LaneGroup.width).map {
      LaneGroup(Array(members[$0..<min($0 + LaneGroup.width, members.count)]))
    }
  }

  /// Takes in the next frames.
  public mutating func append(_ scores: PhoneScores) {
    // A piece at a time, so that what the groups remember of it stays in the processor's cache.
    let rowsAtOnce = 512
    var frame = 0
    while frame < scores.frameCount {
      let end = min(frame + rowsAtOnce, scores.frameCount)
      scores.values.withUnsafeBufferPointer { values in
        let rows = values[frame * PhoneScores.rowLength..<end * PhoneScores.rowLength]
        advance(through: UnsafeBufferPointer(rebasing: rows))
      }
      frame = end
    }
  }

  /// Ends the channel.
  public consuming func finish() -> Result {
    for index in groups.indices {
      groups[index].history.appendSilence()
      collectPeaks(of: index)
    }
    for index in lists.indices { lists[index].cut() }
    return Result(
      candidates: lists.map { $0.candidates.bestPerOverlap() },
      truncatedKeywords: lists.indices.filter { lists[$0].isTruncated })
  }

  private mutating func advance(through rows: UnsafeBufferPointer<Float>) {
    for index in groups.indices {
      groups[index].advance(through: rows, firstFrame: frameCount)
      collectPeaks(of: index)
    }
    frameCount += rows.count / PhoneScores.rowLength
  }

  private mutating func collectPeaks(of index: Int) {
    let members = groups[index].members
    groups[index].history.takePeaks(above: settings.minimumScore) { lane, start, end, score in
      let member = members[lane]
      let frameMs = PhoneScores.frameDurationMs
      lists[member.keywordIndex].append(
        Candidate(
          keywordIndex: member.keywordIndex, variantIndex: member.variantIndex,
          span: TimeSpan(startMs: start * frameMs, endMs: (end + 1) * frameMs), score: score))
    }
  }
}
