public import CallModel
public import Diagnostics

extension SQLCallStore {
  /// What is known of a call; `nil` for a call that was never booked.
  public func state(ofCall id: String) throws(InputError) -> CallState? {
    try read { db in
      guard let call = try CallRows.calls(db, .ids([id])).first else { return nil }
      return CallState(
        call: call.call, recording: call.recording, transcript: call.transcript,
        keepsWords: call.keepsWords, sound: try StoredSound.sound(db, ofCall: id),
        searches: try StoredSearches.fetch(db, ofCall: id),
        evaluation: try EvaluationRows.evaluation(db, ofCall: id))
    }
  }

  /// All hits of a call, in order of time; none for a call that was never booked.
  public func hits(ofCall id: String) throws(InputError) -> [Hit] {
    try read { try StoredHits.fetch($0, ofCall: id) }
  }

  /// What the transcript of a call says; `nil` where its words are not kept.
  public func transcript(ofCall id: String) throws(InputError) -> Transcript? {
    try read { try StoredTranscripts.transcript($0, ofCall: id) }
  }

  /// The selected calls with their files, ordered by start, then id.
  public func calls(on selection: CallSelection) throws(InputError) -> [StoredCall] {
    try read { try CallRows.calls($0, selection) }
  }

  /// Every row that the ledger has on a call, oldest first.
  public func ledger(ofCall id: String) throws(InputError) -> [LedgerEntry] {
    try read { try LedgerRows.all($0, ofCall: id) }
  }

  /// The selected calls with the outcomes that hold now, ordered by start, then id.
  public func reports(on selection: CallSelection) throws(InputError) -> [CallReport] {
    try read { db in
      let outcomes = Dictionary(
        grouping: try LedgerRows.live(db, ofCalls: selection), by: \.callID)
      return try CallRows.calls(db, selection)
        .map { CallReport(call: $0.call, outcomes: outcomes[$0.call.id] ?? []) }
    }
  }

  /// The selected calls counted, and the value of their conversions for each currency.
  public func summary(of selection: CallSelection) throws(InputError) -> StoreSummary {
    try read { try SummaryRows.summary($0, of: selection) }
  }
}
