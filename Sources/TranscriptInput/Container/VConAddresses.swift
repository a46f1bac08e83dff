/// The web addresses whose files are needed to read a vCon.
public struct VConAddresses: Sendable, Hashable {
  /// Where its recording is, if it is nowhere else.
  public let recording: VConAddress?
  /// Where its transcripts are, if it holds none.
  public let transcripts: [VConAddress]
}
