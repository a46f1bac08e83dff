/// What a customer agreed to, as far as anybody wrote it down.
public struct AdConsent: Sendable, Hashable {
  /// An answer.
  public enum Answer: String, Sendable, Hashable, CaseIterable {
    /// Agreed.
    case granted
    /// Did not agree.
    case denied
  }

  /// Whether the platform may have what tells who the customer is; `nil` where nobody asked.
  public let userData: Answer?
  /// Whether advertisements may be made for the customer; `nil` where nobody asked.
  public let personalization: Answer?

  /// What was answered.
  public init(userData: Answer? = nil, personalization: Answer? = nil) {
    self.userData = userData
    self.personalization = personalization
  }
}
