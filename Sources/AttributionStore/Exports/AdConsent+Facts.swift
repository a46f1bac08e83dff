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

  /// What somebody agreed to who said both: no counts more than yes.
  func stricter(than other: AdConsent) -> AdConsent {
    AdConsent(
      userData: Self.stricter(userData, other.userData),
      personalization: Self.stricter(personalization, other.personalization))
  }

  /// The same with every no that the person said elsewhere. What they agreed to elsewhere is not taken over: it was said of
  /// something else.
  func withEveryNo(of person: AdConsent?) -> AdConsent {
    AdConsent(
      userData: person?.userData == .denied ? .denied : userData,
      personalization: person?.personalization == .denied ? .denied : personalization)
  }

  private static func stricter(_ one: Answer?, _ other: Answer?) -> Answer? {
    one == .denied || other == .denied ? .denied : one ?? other
  }
}
