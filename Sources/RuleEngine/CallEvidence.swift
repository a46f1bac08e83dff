public import CallModel
import RuleCheck

/// Everything that rules can look at in one call. The engine reads nothing else: no file, no clock.
public struct CallEvidence: Sendable, Hashable {
  /// What is known about the call besides what was said.
  public let facts: CallFacts
  /// What was found, in any order. Times count from the answer where it is known, else from the
  /// start of the recording. A hit of a term that no rule asks for is passed over.
  public let hits: [Hit]
  /// How far the recording was searched.
  public let audio: SourceCoverage
  /// How far the transcript was searched.
  public let transcript: SourceCoverage
  /// The kinds of events that are known whole: that none of them is among the hits means that it did not
  /// happen.
  public let knownEvents: Set<CallEventKind>
  /// When the call ended, on the clock of the hits; `nil` if nobody knows.
  public let endMs: Int?
  /// The conversions of earlier calls that limits may ask for, in any order: of those that agree with
  /// this call in what a limit names the nearest is enough.
  public let history: [EarlierConversion]

  /// Evidence with all its parts.
  public init(
    facts: CallFacts = CallFacts(), hits: [Hit] = [], audio: SourceCoverage = .missing,
    transcript: SourceCoverage = .missing, knownEvents: Set<CallEventKind> = [],
    endMs: Int? = nil, history: [EarlierConversion] = []
  ) {
    self.facts = facts
    self.hits = hits
    self.audio = audio
    self.transcript = transcript
    self.knownEvents = knownEvents
    self.endMs = endMs
    self.history = history
  }

  /// When a call ended, on the clock of its hits.
  ///
  /// Hits count from the answer if it is known, and so does `call.duration`: then the duration is
  /// the end. Otherwise they count from the start of the recording, and its length is the better
  /// statement; the duration serves where there is no recording.
  public static func endMs(
    facts: CallFacts, recordingLengthMs: Int?, answerOffsetMs: Int?
  ) -> Int? {
    let durationMs: Int? =
      if case .duration(let ms) = facts["call.duration"] { Int(ms) } else { nil }
    guard let answerOffsetMs else { return recordingLengthMs ?? durationMs }
    return durationMs
      ?? recordingLengthMs.map {
        max(0, $0.subtractingReportingOverflow(answerOffsetMs).partialValue)
      }
  }

  /// Whether the evidence that a rule `needs` is there: yes, or unknown, since what is missing could
  /// say anything.
  func has(_ requirement: SourceRequirement) -> Verdict {
    let (isHeard, isRead) = (audio != .missing, transcript != .missing)
    let isThere =
      switch requirement {
      case .audio: isHeard
      case .transcript: isRead
      case .either: isHeard || isRead
      case .both: isHeard && isRead
      }
    return isThere ? .yes : .unknown
  }
}

extension CallEvidence {
  /// The terms that a source was searched without.
  var unsearchedTerms: Set<Term> { audio.exceptions.union(transcript.exceptions) }
}

/// How far one source of evidence was searched for the terms of the plan.
public enum SourceCoverage: Sendable, Hashable {
  /// There is no such source, or it could not be used. That a term was not found means nothing.
  case missing
  /// It was searched for all terms but `except`, for example those that have no pronunciation. That
  /// another term was not found means that it was not said.
  case searched(except: Set<Term>)

  /// It was searched for all terms.
  public static let complete = SourceCoverage.searched(except: [])

  /// What it was searched without.
  fileprivate var exceptions: Set<Term> {
    switch self {
    case .missing: []
    case .searched(let exceptions): exceptions
    }
  }

  /// Whether it was searched for `term`.
  public func covers(_ term: Term) -> Bool {
    switch self {
    case .missing: false
    case .searched(let exceptions): exceptions.isEmpty || !exceptions.contains(term)
    }
  }
}
