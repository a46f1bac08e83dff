import CallModel

extension Objections {
  /// That the name can be used: not empty, not too long, and nothing that a spreadsheet would run.
  mutating func checkName(_ name: String, atMost length: Int = 100) {
    let advice = "name the platform's own name for it with --platform-name"
    if name.isEmpty {
      add(.badName, "the conversion has no name", advice)
    } else if name.count > length {
      add(.badName, "the name has \(name.count) characters; \(length) are taken", advice)
    } else if CSVCell.isFormula(name) {
      add(.badName, "a spreadsheet would take the name for a formula", advice)
    } else if name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      add(.badName, "the name has a character that cannot be seen", advice)
    }
  }

  /// That the value is one: not below zero, and there where it must be.
  mutating func checkValue(isRequired: Bool = false) {
    guard let value = event.value else {
      if isRequired {
        add(
          .noValue, "nothing says what the conversion is worth",
          "let its rule say `worth`, or import the deal")
      }
      return
    }
    if value.minorUnits < 0 {
      add(
        .negativeValue, "the value is \(value), below zero",
        "mend the deal or the rule; what was refunded is taken back, not booked below zero")
    }
  }

  /// The platform's click, which is of one of these kinds; without one, and for one that no platform gives, an
  /// objection.
  mutating func checkClick(
    _ kinds: [AdClick.Kind], of platform: String, advice: String? = nil
  ) -> AdClick? {
    let event = event
    guard let click = event.click(ofAny: kinds) else {
      add(
        .noClick, "no click of \(platform)'s led to the call",
        advice
          ?? "import the visits with their `\(kinds.map(\.rawValue).joined(separator: "` or `"))`")
      return nil
    }
    let isName = click.id.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        || "-_.~%".utf8.contains($0)
    }
    if !isName || click.id.isEmpty || click.id.utf8.count > 500 {
      add(
        .badClick, "`\(click.kind.rawValue)` holds what is no click's name",
        "check the column of the file with the visits")
    }
    return click
  }

  /// The caller's number; without one, and for one that belongs to no country, an objection.
  mutating func checkCaller() -> PhoneNumber? {
    guard let caller = event.call.callerNumber else {
      add(
        .noCaller, "the caller's number is withheld or unknown",
        "such calls can be told only by their clicks")
      return nil
    }
    if caller.e164.hasPrefix("+0") || caller.e164.count < 9 {
      add(
        .badCaller, "the caller's number is not E.164",
        "give it with its country code in the calls file, as +12125550100")
    }
    return caller
  }

  /// That the customer did not forbid to tell the platform who they are.
  mutating func checkConsent(of platform: String) {
    if event.person.consent.userData == .denied {
      add(
        .noConsent, "the customer did not agree that \(platform) learns who they are",
        "nothing: it stays here")
    }
  }

  /// That nothing has changed since the platform was told: it cannot be told again.
  mutating func checkIsNew(_ change: ConversionChange, _ advice: String) {
    switch change.kind {
    case .new: break
    case .restated:
      add(.cannotChange, "what was told before cannot be restated here", advice)
    case .retracted:
      add(.cannotChange, "what was told before cannot be taken back here", advice)
    }
  }
}
