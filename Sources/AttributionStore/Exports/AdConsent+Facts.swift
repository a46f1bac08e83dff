import CallModel

extension AdConsent {
  /// What the calls file says under `custom.ad_user_data` and `custom.ad_personalization`.
  init(_ facts: [String: StoredFact]) {
    self.init(
      userData: Self.answer(facts["custom.ad_user_data"]?.value),
      personalization: Self.answer(facts["custom.ad_personalization"]?.value))
  }

  /// `granted` or `denied`, `yes` or `no`, true or false, as platforms and people write it.
  private static func answer(_ value: FieldValue?) -> Answer? {
    switch value {
    case .flag(let flag)?: flag ? .granted : .denied
    case .text(let text)?, .choice(let text)?:
      switch text.lowercased() {
      case "granted", "yes", "true", "consent_granted": .granted
      case "denied", "no", "false", "consent_denied": .denied
      default: nil
      }
    default: nil
    }
  }
}
