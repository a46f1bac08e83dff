/// A person in a list for a platform: by what others may know them.
public struct AudienceMember: Sendable, Hashable {
  /// The numbers that are nobody else's.
  public let phones: [PhoneNumber]
  /// The e-mail addresses that are nobody else's, where the store keeps them for export.
  public let emails: [String]
  /// What the person said to being known to platforms and advertised to, in any call.
  public let consent: AdConsent

  /// A person.
  public init(phones: [PhoneNumber], emails: [String], consent: AdConsent = AdConsent()) {
    self.phones = phones
    self.emails = emails
    self.consent = consent
  }
}
