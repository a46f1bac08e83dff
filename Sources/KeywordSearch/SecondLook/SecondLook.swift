public import CallModel
internal import PhoneticIndex
internal import Pronunciation

/// Looks again at what the search found, candidate by candidate: is the keyword the best account of the
/// sound, as whole words among other words?
///
///     var secondLook = SecondLook(keywords: keywords, among: words)
///     let findings = secondLook.judge(decoder.finish(), in: scores)
///
/// The first look follows each keyword by itself through all frames. It cannot tell *enter* from the
/// beginning of *entries*, nor a word from two scraps with a silence between. The second look has all
/// words of the language for competitors (``CompetingWords``), and weighs that and some simpler evidence
/// by a ``Scorecard``; docs/design/spotting.md tells how.
///
/// What is found for one candidate depends on the frames within 18 s of it and on nothing else:
/// not on the other keywords, nor on the other candidates.
public struct SecondLook: Sendable {
  /// Candidates whose score is not above this are not looked at again: hardly one in a thousand of them
  /// is right. Their confidence is 0.
  public static let leastScore: Float = -2.6

  /// Where the other evidence is worth no more, it does not matter how strange the speech around is:
  /// that can only speak against a candidate.
  private static let leastPointsToAskAround: Float = -2

  let keywords: [Keyword]
  let words: CompetingWords
  /// How much nonsense passes for each keyword.
  let nonsense: [Float]
  // Made when there is something to look at, and kept for the next recording.
  private var passes: (forward: WordPass, backward: WordPass)?

  /// A second look at candidates of `keywords`, in the order in which the search had them.
  public init(keywords: [Keyword], among words: CompetingWords) {
    self.init(
      keywords: keywords, nonsense: words.likenessOfNonsense(to: keywords), among: words)
  }

  /// The same where it is known how much nonsense passes for each of the keywords:
  /// ``CompetingWords/likenessOfNonsense(to:)``.
  ///
  /// - Precondition: there are as many values as keywords.
  public init(keywords: [Keyword], nonsense: [Float], among words: CompetingWords) {
    precondition(nonsense.count == keywords.count)
    self.keywords = keywords
    self.words = words
    self.nonsense = nonsense
  }

  /// Judges what was found in `scores`: for each keyword its findings in the order of its candidates.
  ///
  /// Costs about a millisecond for each stretch of five seconds that has a candidate worth a look, ten in
  /// loud noise, however many candidates it has; and some 50 µs for each of them. The findings that have `confidence`
  /// or more are those that they would be with 0; others are not looked at where it can be known beforehand
  /// that they have less, and then have none.
  public mutating func judge(
    _ result: KeywordDecoder.Result, in scores: some SearchableScores,
    reaching confidence: Confidence = Confidence(thousandths: 0)
  ) -> [[Finding]] {
    var findings = result.candidates.map { $0.map(Finding.init(unseen:)) }
    let places = places(for: result, in: scores, reaching: confidence) {
      Scorecard.fitted.points(for: $0.values) > Self.leastPointsToAskAround
        && Scorecard.fitted.canReach(confidence, knowing: $0.knownWithoutSurroundings)
    }
    for place in places {
      let candidate = result.candidates[place.keyword][place.candidate]
      findings[place.keyword][place.candidate] = Finding(
        candidate: candidate.within(place.frames),
        points: Scorecard.fitted.points(for: place.evidence.values))
    }
    return findings
  }

  /// The evidence for one of the candidates that are worth a look.
  public struct Place: Sendable {
    /// Which keyword: its place in the list that is searched for.
    public let keyword: Int
    /// Which of the keyword's candidates.
    public let candidate: Int
    /// From the first frame of the keyword's first sound to the first of its last, within the candidate's frames.
    public let frames: ClosedRange<Int>
    /// What speaks for the candidate and what against it.
    public fileprivate(set) var evidence: Evidence
  }

  /// All evidence for all candidates that are worth a look, block by block in order of time; those that
  /// cannot be found to have `confidence` may be left out.
  public mutating func evidence(
    for result: KeywordDecoder.Result, in scores: some SearchableScores,
    reaching confidence: Confidence = Confidence(thousandths: 0)
  ) -> [Place] {
    places(for: result, in: scores, reaching: confidence) { _ in true }
  }

  /// The evidence for all candidates that are worth a look; how strange the speech around is only for
  /// those that `promise` something without it.
  private mutating func places(
    for result: KeywordDecoder.Result, in scores: some SearchableScores,
    reaching confidence: Confidence, asking promise: (Evidence) -> Bool
  ) -> [Place] {
    let isSelective = confidence.thousandths > 0
    var blocks: [Int: [(keyword: Int, candidate: Int)]] = [:]
    for (keyword, candidates) in result.candidates.enumerated() {
      for (index, candidate) in candidates.enumerated() where candidate.score > Self.leastScore {
        guard !isSelective || canReach(confidence, candidate, ofKeyword: keyword) else {
          continue
        }
        blocks[Self.block(of: candidate.frames), default: []].append((keyword, index))
      }
    }
    guard !blocks.isEmpty else { return [] }
    var passes =
      passes ?? (
        WordPass(words.forward, pairs: words.pairs), WordPass(words.backward, pairs: words.pairs)
      )
    var places: [Place] = []
    // For each place in the list that something speaks for the block that it is in.
    var promising: [(place: Int, block: Int)] = []
    var fits: [Int: LanguageFit] = [:]
    for (block, members) in blocks.sorted(by: { $0.key < $1.key }) {
      let rows = Self.rows(around: block, of: scores)
      let reaching = members.filter { keyword, index in
        !isSelective
          || canReach(
            confidence, result.candidates[keyword][index], ofKeyword: keyword, in: rows)
      }
      guard !reaching.isEmpty else { continue }
      let context = WordContext(
        rows, pairs: words.pairs, forward: &passes.forward, backward: &passes.backward)
      fits[block] = LanguageFit(context.before, over: context.rows)
      for (keyword, index) in reaching {
        let candidate = result.candidates[keyword][index]
        guard let seen = evidence(for: candidate, ofKeyword: keyword, in: context) else {
          continue
        }
        if promise(seen.evidence) { promising.append((places.count, block)) }
        places.append(
          Place(keyword: keyword, candidate: index, frames: seen.frames, evidence: seen.evidence))
      }
    }
    for (place, block) in promising {
      var around = LanguageFit()
      for near in Self.blocks(near: block, of: scores) {
        let fit =
          fits[near] ?? Self.fit(of: Self.rows(around: near, of: scores), by: &passes.forward)
        fits[near] = fit
        around = around + fit
      }
      places[place].evidence.strangeness = around.strangeness
    }
    self.passes = passes
    return places
  }

  /// The evidence for `candidate` of the keyword at `place` in the list, and from which frame to which of the recording
  /// it is said.
  func evidence(
    for candidate: Candidate, ofKeyword place: Int, in context: WordContext
  ) -> (evidence: Evidence, frames: ClosedRange<Int>)? {
    let keyword = keywords[place]
    guard keyword.variants.indices.contains(candidate.variantIndex) else { return nil }
    let variant = keyword.variants[candidate.variantIndex]
    let first = context.rows.firstFrame
    let span = candidate.frames.lowerBound - first...candidate.frames.upperBound - first
    let reader = EvidenceReader(
      context: context, phones: variant.pronunciation.phones,
      beginsWord: variant.pronunciation.beginsWord, words: words.numbers(of: variant.spelling),
      rarity: words.rarity(of: variant.spelling), nonsense: nonsense[place])
    guard let alignment = reader.alignment(in: span) else { return nil }
    let evidence = reader.evidence(for: alignment, score: candidate.score)
    return (evidence, alignment.span.lowerBound + first...alignment.span.upperBound + first)
  }
}
