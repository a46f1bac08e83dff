public import CallModel

/// What one run has found out about one call.
///
/// The facts replace the facts that were booked before. A search replaces what was found before for
/// its terms in its source; hits of other terms stay, as long as the file they were found in is
/// still the call's. The outcomes of the evaluation are compared with those that hold, and the
/// ledger gets the difference.
public struct Booking: Sendable, Hashable {
  /// The call and its facts. Its paths are not booked: `recording` and `transcript` say more.
  public let call: Call
  /// What is known of the recording now.
  public let recording: EvidenceUpdate<RecordingFile>
  /// What is known of the transcript now.
  public let transcript: EvidenceUpdate<TranscriptFile>
  /// What the transcript says, kept with it so that its file need not be read again; `nil` keeps
  /// what is kept of the same content.
  public let words: Transcript?
  /// What was measured in the recording in this run; `nil` keeps what is kept of the same content.
  public let sound: MeasuredSound?
  /// The searches that were made in this run.
  public let searches: [Search]
  /// What the rules say; `nil` leaves verdicts and outcomes as they are.
  public let evaluation: Evaluation?
  /// The time that new and changed rows get.
  public let recordedAt: Instant

  /// A booking with all its parts.
  public init(
    call: Call, recording: EvidenceUpdate<RecordingFile> = .keep,
    transcript: EvidenceUpdate<TranscriptFile> = .keep, words: Transcript? = nil,
    sound: MeasuredSound? = nil, searches: [Search] = [], evaluation: Evaluation? = nil,
    recordedAt: Instant
  ) {
    self.call = call
    self.recording = recording
    self.transcript = transcript
    self.words = words
    self.sound = sound
    self.searches = searches
    self.evaluation = evaluation
    self.recordedAt = recordedAt
  }
}

/// What becomes of a call's recording or transcript.
public enum EvidenceUpdate<File: Sendable & Hashable>: Sendable, Hashable {
  /// It stays as it was booked, if it was: this run did not look at it.
  case keep
  /// It no longer belongs to the call; what was found in it goes too.
  case remove
  /// It is this file. If its content differs from what was booked, what was found in the old
  /// content goes.
  case set(File)
}

/// One run of a finder over one source of a call, for any number of terms.
public struct Search: Sendable, Hashable {
  /// Where was searched.
  public let source: EvidenceSource
  /// What searched: the name and version of everything on which the hits depend, for example
  /// `hama 1.7.0, spotter 2`. A later run trusts the result only if this text is the same.
  public let finder: String
  /// What was searched for, found or not.
  public let terms: Set<Term>
  /// What was found.
  public let hits: [Hit]

  /// A search for `terms` that found `hits`, all of them hits in `source`; the terms of the hits
  /// count among those searched for.
  public init(source: EvidenceSource, finder: String, terms: Set<Term>, hits: [Hit]) {
    precondition(hits.allSatisfy { $0.source == source }, "a hit from a source not searched")
    self.source = source
    self.finder = finder
    self.terms = terms.union(hits.map(\.term))
    self.hits = hits
  }
}
