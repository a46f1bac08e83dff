public import CallModel
public import ContentHash

/// What the store knows of a call: enough to tell what need not be done again.
public struct CallState: Sendable, Hashable {
  /// The call as it was booked last, with the paths of its files.
  public let call: Call
  /// The recording; `nil` if there is none.
  public let recording: RecordingFile?
  /// The transcript; `nil` if there is none.
  public let transcript: TranscriptFile?
  /// Whether the transcript's words are kept.
  public let keepsWords: Bool
  /// What was measured in this very recording; `nil` if nobody did, or there is none.
  public let sound: MeasuredSound?
  /// What was searched for in these very files.
  public let searches: [CompletedSearch]
  /// What the rules said last; `nil` if none were ever asked.
  public let evaluation: CompletedEvaluation?

  /// The terms that need no second search in `source` by `finder`.
  public func terms(searchedIn source: EvidenceSource, by finder: String) -> Set<Term> {
    searches.filter { $0.source == source && $0.finder == finder }
      .reduce(into: []) { $0.formUnion($1.terms) }
  }

  /// Whether `other` says the same about the call as the store does. Paths do not count, nor whether
  /// the id stands among the facts.
  public func isDescribed(by other: Call) -> Bool {
    var facts = other.facts
    facts["call.id"] = .text(other.id)
    return call.id == other.id && call.facts == facts
      && call.channelSpeakers == other.channelSpeakers
      && call.answerOffsetMs == other.answerOffsetMs
  }
}

/// What was searched for in a file that is still the call's.
public struct CompletedSearch: Sendable, Hashable {
  /// Where was searched.
  public let source: EvidenceSource
  /// What searched, as `Search` names it.
  public let finder: String
  /// The file's digest.
  public let content: SHA256Digest
  /// What was searched for, found or not.
  public let terms: Set<Term>
}

/// The evaluation that the live outcomes of a call come from.
public struct CompletedEvaluation: Sendable, Hashable {
  /// The rules.
  public let rulesetDigest: SHA256Digest
  /// What decided and what found the evidence.
  public let versions: Versions
  /// What each rule says, by rule id.
  public let verdicts: [String: Verdict]
  /// The time of the booking that first said so.
  public let recordedAt: Instant
}
