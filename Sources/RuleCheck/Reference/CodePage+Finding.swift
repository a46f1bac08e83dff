import Diagnostics

extension CodePage {
  /// Codes of what is looked for, and how.
  static let finding = [
    CodePage(
      .slotInAudio,
      wrong: """
        language 1

        rule "total"
        when mentions "the total is {money as total}" in audio
        then tag "total"
        """,
      right: """
        language 1

        rule "total"
        when mentions "the total is" in audio
        then tag "total"
        """),
    CodePage(
      .byWithPrefix,
      wrong: """
        language 1

        rule "card sale"
        when mentions caller:"credit card" by agent
        then tag "card"
        """,
      right: """
        language 1

        rule "card sale"
        when mentions "credit card" by agent
        then tag "card"
        """),
    CodePage(
      .distanceMissing,
      wrong: """
        language 1

        rule "expired card"
        when mentions "expired" near "card" by caller
        then tag "expired"
        """,
      right: """
        language 1

        rule "expired card"
        when mentions "expired" near "card" within 5 words by caller
        then tag "expired"
        """),
    CodePage(
      .unguardedField,
      wrong: """
        language 1

        list staff = +12125550100

        rule "card sale"
        when
          mentions "credit card"
          and caller.number not in staff
        then tag "card"
        """,
      right: """
        language 1

        list staff = +12125550100

        rule "card sale"
        when
          mentions "credit card"
          and caller.number is known
          and caller.number not in staff
        then tag "card"
        """),
  ]

  /// Codes of phrases and clips.
  static let phrases = [
    CodePage(
      .badPattern,
      wrong: """
        language 1

        rule "card sale"
        when mentions "(credit|debit card"
        then tag "card"
        """,
      right: """
        language 1

        rule "card sale"
        when mentions "(credit|debit) card"
        then tag "card"
        """),
    CodePage(
      .patternTooLarge,
      wrong: """
        language 1

        rule "order"
        when mentions "(a|b|c|d|e|f|g|h) (a|b|c|d|e|f|g|h) (a|b|c|d|e|f|g|h) (a|b|c|d|e|f|g|h)"
        then tag "order"
        """,
      right: """
        language 1

        rule "order"
        when mentions "order number"
        then tag "order"
        """),
    CodePage(
      .unreadableClip,
      wrong: """
        language 1

        rule "slogan"
        when mentions recorded "clips/slogn.wav"
        then tag "slogan"
        """,
      right: """
        language 1

        rule "slogan"
        when mentions recorded "clips/slogan.wav"
        then tag "slogan"
        """),
    CodePage(
      .clipInTranscript,
      wrong: """
        language 1

        rule "slogan"
        when mentions recorded "clips/slogan.wav" in transcript
        then tag "slogan"
        """,
      right: """
        language 1

        rule "slogan"
        when mentions recorded "clips/slogan.wav" in audio
        then tag "slogan"
        """),
    CodePage(
      .unreadableFile,
      wrong: """
        language 1

        terms card_words = from "words/cards.txt"

        rule "card"
        when mentions any of card_words
        then tag "card"
        """,
      right: """
        language 1

        terms card_words = "credit card", "debit card"

        rule "card"
        when mentions any of card_words
        then tag "card"
        """),
  ]
}
