/// Looking at candidates without laying words on the frames, which takes most of the time.
extension SecondLook {
  /// For each keyword what can be read off the frames around its candidates; how well words fit is left open.
  func evidenceOffFrames(
    for result: KeywordDecoder.Result, in scores: some SearchableScores
  ) -> [[Evidence]] {
    var blocks: [Int: [Candidate]] = [:]
    for candidate in result.candidates.joined() where candidate.score > Self.leastScore {
      blocks[Self.block(of: candidate.frames), default: []].append(candidate)
    }
    var evidence = keywords.map { _ in [Evidence]() }
    for (block, candidates) in blocks.sorted(by: { $0.key < $1.key }) {
      let context = WordContext(withoutWords: Self.rows(around: block, of: scores))
      for candidate in candidates {
        let keyword = candidate.keywordIndex
        if let seen = self.evidence(for: candidate, ofKeyword: keyword, in: context) {
          evidence[keyword].append(seen.evidence)
        }
      }
    }
    return evidence
  }
}
