import Diagnostics

extension CodePage {
  /// Codes of warnings.
  static let warnings = [
    CodePage(
      .alwaysTrue,
      wrong: """
        language 1

        rule "any call"
        when call.duration >= 0s
        then tag "call"
        """,
      right: """
        language 1

        rule "any call"
        when call.duration is known
        then tag "call"
        """),
    CodePage(
      .neverTrue,
      wrong: """
        language 1

        rule "quick sale"
        when
          call.duration < 30s
          and mentions "credit card" from 1m
        then tag "card"
        """,
      right: """
        language 1

        rule "quick sale"
        when
          call.duration < 30s
          and mentions "credit card" from 10s
        then tag "card"
        """),
    CodePage(
      .shadowedRule,
      wrong: """
        language 1

        rule "card sale"
        when mentions "credit card" by caller
        then tag "card"

        rule "card brought up"
        when mentions "credit card" by caller
        then tag "follow up"
        """,
      right: """
        language 1

        rule "card sale"
        when mentions "credit card" by caller
        then tag "card", "follow up"
        """),
    CodePage(
      .withoutEffect,
      wrong: """
        language 1

        rule "card sale"
          once per caller.number within 30d
        when mentions "credit card" by caller
        then tag "card"
        """,
      right: """
        language 1

        rule "card sale"
          once per caller.number within 30d
        when mentions "credit card" by caller
        then conversion value $100
        """),
    CodePage(
      .slowTerm,
      wrong: """
        language 1

        rule "hesitation"
        when mentions "you know" in transcript
        then tag "hesitation"
        """,
      right: """
        language 1

        rule "hesitation"
        when mentions "you know what" in transcript
        then tag "hesitation"
        """),
    CodePage(
      .shortAudioTerm,
      wrong: """
        language 1

        rule "refusal"
        when mentions "no"
        then tag "refusal"
        """,
      right: """
        language 1

        rule "refusal"
        when mentions "no thanks"
        then tag "refusal"
        """),
    CodePage(
      .guessedSound,
      wrong: """
        language 1

        rule "competitor"
        when mentions "qwikline"
        then tag "competitor"
        """,
      right: """
        language 1

        terms competitors = "qwikline" sounds like "quick line"

        rule "competitor"
        when mentions any of competitors
        then tag "competitor"
        """),
    CodePage(
      .wildcardInAudio,
      wrong: """
        language 1

        rule "cancellation"
        when mentions "cancel*"
        then tag "cancellation"
        """,
      right: """
        language 1

        rule "cancellation"
        when mentions "cancel~"
        then tag "cancellation"
        """),
    CodePage(
      .wordsInAudio,
      wrong: """
        language 1

        rule "expired card"
        when mentions "expired" near "card" within 5 words in audio
        then tag "expired"
        """,
      right: """
        language 1

        rule "expired card"
        when mentions "expired" near "card" within 2s in audio
        then tag "expired"
        """),
    CodePage(
      .operatorInPhrase,
      wrong: """
        language 1

        rule "card sale"
        when mentions "credit card OR debit card" by caller
        then tag "card"
        """,
      right: """
        language 1

        rule "card sale"
        when mentions any of ("credit card", "debit card") by caller
        then tag "card"
        """),
    CodePage(
      .unusedName,
      wrong: """
        language 1

        terms card_words = "credit card", "debit card"

        rule "card sale"
        when mentions "credit card"
        then tag "card"
        """,
      right: """
        language 1

        terms card_words = "credit card", "debit card"

        rule "card sale"
        when mentions any of card_words
        then tag "card"
        """),
    CodePage(
      .containedTerm,
      wrong: """
        language 1

        rule "credit"
        when mentions "credit"
        then conversion

        rule "credit union"
        when mentions "credit union"
        then conversion
        """,
      right: """
        language 1

        rule "credit"
        when mentions "credit" outside "credit union"
        then conversion

        rule "credit union"
        when mentions "credit union"
        then conversion
        """),
    CodePage(
      .untestedRule,
      wrong: """
        language 1

        rule "card sale"
        when mentions "credit card" by caller
        then tag "card"

        test "a caller pays by card" {
          caller 0:08 "by credit card please"
          expect "card sale" matched
        }
        """,
      right: """
        language 1

        rule "card sale"
        when mentions "credit card" by caller
        then tag "card"

        test "a caller pays by card" {
          caller 0:08 "by credit card please"
          expect "card sale" matched
        }

        test "the agent reads out how to pay" {
          agent  0:03 "we take every credit card"
          expect nothing
        }
        """),
    CodePage(
      .liveWithoutOwner,
      wrong: """
        language 1

        rule "card sale"
          status live
        when mentions "credit card"
        then tag "card"
        """,
      right: """
        language 1

        rule "card sale"
          status live
          owner "growth@example.com"
        when mentions "credit card"
        then tag "card"
        """),
    CodePage(
      .expired,
      wrong: """
        language 1
        timezone "America/New_York"

        rule "winter sale"
          effective from 2025-01-01 until 2025-12-31
        when mentions "snow tyres"
        then tag "winter"
        """,
      right: """
        language 1
        timezone "America/New_York"

        rule "winter sale"
          effective from 2025-01-01 until 2026-12-31
        when mentions "snow tyres"
        then tag "winter"
        """),
    CodePage(
      .undeclaredLanguage,
      wrong: """
        language 1
        speech en

        rule "booking"
        when mentions "예약 문의"
        then tag "booking"
        """,
      right: """
        language 1
        speech en, ko

        rule "booking"
        when mentions "예약 문의"
        then tag "booking"
        """),
    CodePage(
      .koreanCompound,
      wrong: """
        language 1
        speech ko

        rule "카드 결제"
        when mentions "카드"
        then tag "카드"
        """,
      right: """
        language 1
        speech ko

        rule "카드 결제"
        when mentions "*카드" in transcript
        then tag "카드"
        """),
  ]
}
