/// Who is talking on a channel or in a turn of a transcript.
public enum Speaker: String, Sendable, Hashable, Codable, CaseIterable {
  /// The person whose call a campaign earned.
  case caller
  /// The person, or the machine, that answered for the business.
  case agent
  /// Nobody has said who it is: mono audio, or a transcript without speakers.
  case unknown
}
