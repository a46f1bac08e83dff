/// Every kind of message about a rule file. Codes are permanent: none changes its meaning, none is
/// given away again.
///
/// `docs/diagnostics.md` shows each with an example.
public enum DiagnosticCode: String, Sendable, Hashable, Codable, CaseIterable {
  // Reading.
  case syntax = "E001"
  case unclosedString = "E002"
  case badCharacter = "E003"
  case badAllow = "E004"

  // Shape.
  case duplicateName = "E010"
  case reservedWord = "E011"
  case mixedAndOr = "E012"
  case duplicateQualifier = "E013"

  // Names.
  case unknownName = "E020"
  case unknownField = "E021"
  case unknownChoice = "E022"
  case cycle = "E023"

  // Values.
  case badLiteral = "E030"
  case typeMismatch = "E031"
  case currencyMix = "E032"

  // Finding.
  case slotInAudio = "E040"
  case byWithPrefix = "E041"
  case distanceMissing = "E042"
  case unguardedField = "E043"

  // Phrases.
  case badPattern = "E050"
  case patternTooLarge = "E051"

  // Size, tests, version.
  case limitExceeded = "E060"
  case testWithoutExpect = "E070"
  case expectUnknownRule = "E071"
  case notInThisVersion = "E090"

  // Warnings.
  case alwaysTrue = "W101"
  case neverTrue = "W102"
  case shadowedRule = "W103"
  case shortAudioTerm = "W111"
  case wildcardInAudio = "W112"
  case unusedName = "W120"
  case liveWithoutOwner = "W131"
  case expired = "W140"
  case undeclaredLanguage = "W150"
  case koreanCompound = "W151"
  case testsNotRun = "W190"
}

extension DiagnosticCode {
  /// Whether it stops the run: `E…` does, `W…` does not.
  public var severity: Diagnostic.Severity { rawValue.hasPrefix("E") ? .error : .warning }
}
