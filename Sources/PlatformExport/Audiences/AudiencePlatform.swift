/// Where a list of people goes.
public enum AudiencePlatform: String, Sendable, Hashable, CaseIterable {
  /// Google's Customer Match: addresses and numbers.
  case google
  /// Microsoft's Customer Match: addresses alone.
  case microsoft
  /// Meta's Custom Audiences: addresses and numbers.
  case meta
}
