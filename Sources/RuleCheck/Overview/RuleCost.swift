import CallModel

/// What it takes to decide a rule: how much has to be looked for, and how much compared.
public struct RuleCost: Sendable, Hashable {
  /// What a word sequence takes to be searched for in an hour of one channel, on one core, both looks
  /// included: the mean of those of `rules/` in the calls of `audio-fixtures/`. Most take 2 ms, those
  /// that sound like much else up to 250; `earshot rules profile` measures each.
  public static let msOfSequenceAndHour = 25

  /// Word sequences and clips that are searched for in sound.
  public let soundCount: Int
  /// Word sequences that are looked for in transcripts; all of a ruleset's in one pass.
  public let transcriptCount: Int
  /// Questions about fields.
  public let comparisonCount: Int
  /// Relations between what was found.
  public let relationCount: Int
  /// The mention that takes most of it; `nil` where there is only one, or none.
  public let dominant: RuleSpan?

  init(terms: [TermOverview], walk: OverviewWalk) {
    let sequences = Dictionary(
      terms.map { ($0.term, $0.soundSearchCount + ($0.isInTranscript ? $0.writtenCount : 0)) },
      uniquingKeysWith: { first, _ in first })
    soundCount = terms.reduce(0) { $0 + $1.soundSearchCount }
    transcriptCount = terms.reduce(0) { $0 + ($1.isInTranscript ? $1.writtenCount : 0) }
    comparisonCount = walk.comparisonCount
    relationCount = walk.relationCount
    let weighed = walk.mentions.map { mention in
      (mention.span, mention.terms.reduce(0) { $0 + (sequences[$1] ?? 0) })
    }
    let heaviest = weighed.max { $0.1 < $1.1 }
    dominant = weighed.count > 1 ? heaviest?.0 : nil
  }
}

extension TermOverview {
  /// How often something is searched for in sound for it.
  fileprivate var soundSearchCount: Int {
    isInAudio ? (term.isRecorded ? 1 : spoken.count) : 0
  }
}
