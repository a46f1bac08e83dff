/// Where a hit was found.
public enum EvidenceSource: String, Sendable, Hashable, Codable, CaseIterable {
  /// In the sound of the recording.
  case audio
  /// In a transcript that came with the call.
  case transcript
}
