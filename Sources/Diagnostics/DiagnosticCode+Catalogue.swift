extension DiagnosticCode {
  /// The word for it: what `# allow: NAME reason` takes.
  public var name: String { entry.name }

  /// A paragraph about it for people who write rules.
  public var explanation: String { entry.explanation }

  /// The code with this name, such as `unused_name`.
  public init?(name: some StringProtocol) {
    guard let code = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = code
  }

  private var entry: (name: String, explanation: String) {
    severity == .error ? errorEntry : warningEntry
  }

  private var errorEntry: (name: String, explanation: String) {
    switch self {
    case .syntax:
      (
        "syntax",
        "The file does not follow the grammar here. The message says what should stand at the "
          + "marked place; a word that is nearly right is read as what it resembles, so that the "
          + "rest of the file is still looked at."
      )
    case .unclosedString:
      (
        "unclosed_string",
        "A text begins with a quote and the line ends before the next one. Texts cannot go on over "
          + "several lines."
      )
    case .badCharacter:
      (
        "bad_character",
        "The file holds a byte that is not UTF-8, a control character, a character that turns the "
          + "direction of text, or an escape that means nothing. The escapes of a text are `\\\"`, "
          + "`\\\\` and `\\u{…}`."
      )
    case .badAllow:
      (
        "bad_allow",
        "A comment `# allow: NAME reason` names no warning, or gives no reason. Errors cannot be "
          + "allowed."
      )
    case .duplicateName:
      (
        "duplicate_name",
        "Two things have one name. Names of terms, lists, conditions and constants are unique in "
          + "their file; names and ids of rules are unique in the whole ruleset."
      )
    case .reservedWord:
      (
        "reserved_word",
        "A word that starts a declaration (`rule`, `terms`, `list`, …) is used as a name. Such "
          + "words are reserved everywhere."
      )
    case .mixedAndOr:
      (
        "mixed_and_or",
        "`and` and `or` stand beside each other without brackets. People disagree about which "
          + "binds more tightly, so the language asks you to say it."
      )
    case .duplicateQualifier:
      (
        "duplicate_qualifier",
        "The same thing is said twice, or two sayings exclude each other: two speakers, two time "
          + "windows, two ids, a setting given twice."
      )
    case .unknownName:
      (
        "unknown_name",
        "A name is used that this file does not declare, or that is the name of another kind of "
          + "thing; or a rule or a group that no file has."
      )
    case .unknownField:
      ("unknown_field", "Calls have no such field. Anything under `custom.` is allowed.")
    case .unknownChoice:
      (
        "unknown_choice",
        "The field can only be one of a few words, and this is none of them."
      )
    case .cycle:
      (
        "cycle",
        "Something is defined by itself: a condition that names itself by way of others, a term set "
          + "that contains itself, or a rule that asks by way of `matched` whether it matches."
      )
    case .badLiteral:
      (
        "bad_literal",
        "A value cannot be what it is written as: an amount with more decimals than its currency "
          + "has, a day that the calendar lacks, a telephone number that is too short, a time zone "
          + "that does not exist, a window that ends before it starts."
      )
    default: laterErrorEntry
    }
  }

  private var laterErrorEntry: (name: String, explanation: String) {
    switch self {
    case .typeMismatch:
      (
        "type_mismatch",
        "Two things of different kinds are compared, such as a duration with a plain number. "
          + "Units are always written."
      )
    case .currencyMix:
      (
        "currency_mix",
        "Amounts of different currencies meet. Nothing is ever converted silently, so conversions "
          + "of one name have one currency."
      )
    case .slotInAudio:
      (
        "slot_in_audio",
        "A phrase with a value in braces is to be found in sound. Values are read from transcripts "
          + "only."
      )
    case .byWithPrefix:
      (
        "by_with_prefix",
        "A mention says twice who speaks: with `by` and with a speaker before a phrase."
      )
    case .distanceMissing:
      (
        "distance_missing",
        "`near`, `before` and `after` need a distance. There is no hidden default."
      )
    case .unguardedField:
      (
        "unguarded_field",
        "A field that some calls lack is denied. Where it is missing the answer is unknown, and the "
          + "rule does not match: a withheld number would silently drop conversions. Say with "
          + "`is known` that this is meant."
      )
    case .emptyValue:
      (
        "empty_value",
        "An amount reads something that a call may lack although the rule matches: a field that not "
          + "every call has, a mention that is not required, a term without a row in the table. Say "
          + "with `otherwise` what such a call is worth."
      )
    case .badPattern:
      ("bad_pattern", "A phrase is not written as phrases are.")
    case .patternTooLarge:
      ("pattern_too_large", "A phrase stands for more word sequences than can be listened for.")
    case .unreadableClip:
      (
        "unreadable_clip",
        "The clip of a recorded term is not there or cannot be read. Its path starts at the folder of "
          + "the rule file, or at the root."
      )
    case .clipInTranscript:
      (
        "clip_in_transcript",
        "A recorded clip is to be found in a transcript. What is said in it is known as sound only, so "
          + "it can be looked for in sound only."
      )
    case .unreadableFile:
      (
        "unreadable_file",
        "A file that `include` or `from` names is not there, cannot be read, or lists nothing. Its path "
          + "starts at the folder of the rule file, and it must lie in the rule folder."
      )
    case .limitExceeded:
      (
        "limit_exceeded",
        "Something is larger than rules may be. The limits keep the cost of a ruleset known before "
          + "it runs."
      )
    case .testWithoutExpect:
      ("test_without_expect", "A test expects nothing, so it could not fail.")
    case .expectUnknownRule:
      ("expect_unknown_rule", "A test expects something of a rule that does not exist.")
    case .revisionNotRaised:
      (
        "revision_not_raised",
        "A rule means something else than in the rules that `--base` names, and its revision is not "
          + "higher. What is booked names its rule by id and revision, for years, so one revision "
          + "must have one meaning. Rules that were drafts or off have booked nothing and may change."
      )
    default:
      (
        "not_in_this_version",
        "The language has this, and this version of the program cannot decide it yet. A rule that "
          + "was half understood would book wrong conversions, so nothing runs."
      )
    }
  }

  private var warningEntry: (name: String, explanation: String) {
    switch self {
    case .alwaysTrue:
      ("always_true", "A part of a condition holds for every call, so it says nothing.")
    case .neverTrue:
      ("never_true", "A part of a condition holds for no call, so the rule may never match.")
    case .shadowedRule:
      (
        "shadowed_rule",
        "Two rules of one file have word for word the same condition, so they match the same calls. In a "
          + "group that picks the highest value that may be the point, and nothing is said."
      )
    case .withoutEffect:
      (
        "without_effect",
        "A part of a rule changes nothing: `once per` limits conversions, and the rule books none."
      )
    case .slowTerm:
      (
        "slow_term",
        "A phrase, or one of the ways to say it, has no word that is rare, so it is found in nearly "
          + "every call: it says little, and each place where it is found is work for the search."
      )
    case .shortAudioTerm:
      (
        "short_audio_term",
        "A phrase has fewer than four speech sounds. Such short ones are heard everywhere in sound, "
          + "so there will be false alarms."
      )
    case .wildcardInAudio:
      (
        "wildcard_in_audio",
        "A phrase has parts that sound cannot be searched for: a beginning or an end of a word, a "
          + "gap. It is found in transcripts only."
      )
    case .wordsInAudio:
      (
        "words_in_audio",
        "A distance in words is asked of something that is looked for in sound alone. Sound has no "
          + "words to count, so each counts as 0.4 seconds."
      )
    case .operatorInPhrase:
      (
        "operator_in_phrase",
        "A phrase has `AND`, `OR`, `NOT` or `NEAR` in capitals, as search boxes take them. In quotes "
          + "every word is one that has to be said, so `credit card OR debit card` is found where "
          + "somebody says all five words."
      )
    case .containedTerm:
      (
        "contained_term",
        "A phrase by which one rule books is part of a longer one by which another rule books "
          + "something else. Whoever says the longer one says the shorter one, too, so the call is "
          + "booked twice. Rules of one group, and those that know of each other, are left in peace."
      )
    case .guessedSound:
      (
        "guessed_sound",
        "A phrase to be heard has a word that no dictionary has, such as a brand. How it is said is guessed from its "
          + "letters, in up to three ways; of six such words in seven one of them is right. What is said otherwise is not "
          + "found. `sounds like` says it in words that a dictionary has; so does a dictionary of one's own (`--dictionary`)."
      )
    case .unusedName:
      ("unused_name", "Something is declared and used nowhere in its file.")
    case .untestedRule:
      (
        "untested_rule",
        "A file has tests, and one of its rules has no call in which it matches, or none in which it "
          + "does not: nobody would notice if it broke."
      )
    case .liveWithoutOwner:
      (
        "live_without_owner",
        "A rule says `status live` and does not say who answers for it."
      )
    case .expired: ("expired", "The last day on which the rule applies is past.")
    case .undeclaredLanguage:
      (
        "undeclared_language",
        "A phrase is in a language that the file's `speech` line does not list."
      )
    default:
      (
        "korean_compound",
        "A short Korean noun is found as a word of its own, with particles, but not as the end of a "
          + "compound: `카드` is not found in `신용카드로`."
      )
    }
  }
}
