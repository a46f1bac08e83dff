import CallModel

/// What was found in a store, and what could not be looked into.
public struct SearchReport: Sendable {
  /// The findings, newest call first; calls without a known start last. Within a call in order of
  /// time.
  public let findings: [Finding]
  /// How many calls were looked at.
  public let callCount: Int
  /// How many of them have a finding.
  public let callsWithFindingsCount: Int
  /// How much sound was searched, in milliseconds of recording.
  public let heardMs: Int64
  /// The same over all channels: a stereo recording counts twice.
  public let channelMs: Int64
  /// How many transcripts were searched.
  public let transcriptCount: Int
  /// What could not be searched, and why, in the order of the calls.
  public let gaps: [SearchGap]
  /// Findings that were left out because nobody knows who speaks, where somebody was asked for.
  public let unknownSpeakerCount: Int
  /// How many calls were not looked at, because it was stopped.
  public let notReachedCount: Int

  /// - Parameter calls: in order of start, those without one last, as the store gives them.
  init(_ calls: [SearchedCall], notReachedCount: Int) {
    let dated = calls.filter { $0.call.facts["call.started"] != nil }
    let undated = calls.filter { $0.call.facts["call.started"] == nil }
    findings = (dated.reversed() + undated).flatMap(\.findings)
    callCount = calls.count
    callsWithFindingsCount = calls.count { !$0.findings.isEmpty }
    heardMs = calls.reduce(0) { $0 + $1.heardMs }
    channelMs = calls.reduce(0) { $0 + $1.channelMs }
    transcriptCount = calls.count(where: \.isRead)
    gaps = calls.flatMap { call in
      call.gaps.map { SearchGap(callID: call.call.id, reason: $0) }
    }
    unknownSpeakerCount = calls.reduce(0) { $0 + $1.unknownSpeakerCount }
    self.notReachedCount = notReachedCount
  }
}
