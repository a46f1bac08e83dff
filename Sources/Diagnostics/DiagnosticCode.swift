/// Every kind of message about a rule file. Codes are permanent: none changes its meaning, none is
/// given away again.
///
/// `docs/diagnostics.md` shows each with an example.
public enum DiagnosticCode: String, Sendable, Hashable, Codable, CaseIterable {
  // Reading.
  /// The file does not follow the grammar.
  case syntax = "E001"
  /// A line ends within a text.
  case unclosedString = "E002"
  /// A byte, a character or an escape that rule files may not hold.
  case badCharacter = "E003"
  /// A comment `# allow:` without a warning or a reason.
  case badAllow = "E004"

  // Shape.
  /// Two things have one name.
  case duplicateName = "E010"
  /// A word that starts a declaration is used as a name.
  case reservedWord = "E011"
  /// `and` beside `or` without brackets.
  case mixedAndOr = "E012"
  /// Something is said twice, or two sayings exclude each other.
  case duplicateQualifier = "E013"

  // Names.
  /// A name that the file does not declare, or of another kind of thing.
  case unknownName = "E020"
  /// A field that calls do not have.
  case unknownField = "E021"
  /// A word that is none of a field's choices.
  case unknownChoice = "E022"
  /// Something is defined by itself.
  case cycle = "E023"

  // Values.
  /// A value that cannot be what it is written as.
  case badLiteral = "E030"
  /// Things of different kinds are compared.
  case typeMismatch = "E031"
  /// Amounts of different currencies meet.
  case currencyMix = "E032"

  // Finding.
  /// A value is to be read from sound.
  case slotInAudio = "E040"
  /// A mention says twice who speaks.
  case byWithPrefix = "E041"
  /// `near`, `before` or `after` without a distance.
  case distanceMissing = "E042"
  /// A field that some calls lack is denied.
  case unguardedField = "E043"
  /// A value that some calls leave empty, and nothing is said for them.
  case emptyValue = "E044"

  // Phrases.
  /// A phrase that is not written as phrases are.
  case badPattern = "E050"
  /// A phrase that stands for too many word sequences.
  case patternTooLarge = "E051"
  /// A recorded clip that cannot be read.
  case unreadableClip = "E052"
  /// A recorded clip is to be found in a transcript.
  case clipInTranscript = "E053"
  /// A file that is named cannot be read.
  case unreadableFile = "E054"

  // Size, tests, version.
  /// Something is larger than rules may be.
  case limitExceeded = "E060"
  /// A test that expects nothing.
  case testWithoutExpect = "E070"
  /// A test expects something of a rule that does not exist.
  case expectUnknownRule = "E071"
  /// A rule means something else than before, under a revision of before.
  case revisionNotRaised = "E080"
  /// What the language has and this version cannot decide.
  case notInThisVersion = "E090"

  // Warnings.
  /// A part of a condition holds for every call.
  case alwaysTrue = "W101"
  /// A part of a condition holds for no call.
  case neverTrue = "W102"
  /// Two rules of one file have the same condition.
  case shadowedRule = "W103"
  /// A part of a rule changes nothing.
  case withoutEffect = "W104"
  /// A phrase is found in nearly every call.
  case slowTerm = "W110"
  /// A phrase to be heard has fewer than four speech sounds.
  case shortAudioTerm = "W111"
  /// A phrase has parts that sound cannot be searched for.
  case wildcardInAudio = "W112"
  /// A distance in words, where only sound is looked at.
  case wordsInAudio = "W113"
  /// A phrase has a word in capitals that other search boxes read as an operator.
  case operatorInPhrase = "W114"
  /// A phrase to be heard has a word that no dictionary has.
  case guessedSound = "W115"
  /// Something is declared and not used.
  case unusedName = "W120"
  /// A phrase is part of a longer one by which another rule books something else.
  case containedTerm = "W121"
  /// A rule in a file with tests, and no test would notice it breaking.
  case untestedRule = "W130"
  /// A live rule without an owner.
  case liveWithoutOwner = "W131"
  /// A rule's last day is past.
  case expired = "W140"
  /// A phrase in a language that the file does not list.
  case undeclaredLanguage = "W150"
  /// A short Korean noun is not found at the end of compounds.
  case koreanCompound = "W151"
}

extension DiagnosticCode {
  /// Whether it stops the run: `E…` does, `W…` does not.
  public var severity: Diagnostic.Severity { rawValue.hasPrefix("E") ? .error : .warning }
}
