import Diagnostics

extension CodePage {
  /// Codes of what cannot be read.
  static let reading = [
    CodePage(
      .syntax,
      wrong: """
        language 1

        rule "card sale"
        when mentions "credit card"
        conversion value $100
        """,
      right: """
        language 1

        rule "card sale"
        when mentions "credit card"
        then conversion value $100
        """),
    CodePage(
      .unclosedString,
      wrong: """
        language 1

        rule "card sale"
        when mentions "credit card by caller
        then tag "sale"
        """,
      right: """
        language 1

        rule "card sale"
        when mentions "credit card" by caller
        then tag "sale"
        """),
    CodePage(
      .badCharacter,
      wrong: #"""
        language 1

        rule "card sale"
        when mentions "credit\ncard"
        then note "said \"credit card\""
        """#,
      right: #"""
        language 1

        rule "card sale"
        when mentions "credit card"
        then note "said \"credit card\""
        """#),
    CodePage(
      .badAllow,
      wrong: """
        language 1

        # allow: unused_name
        terms winter = "snow tyres"
        """,
      right: """
        language 1

        # allow: unused_name the winter campaign will use it again
        terms winter = "snow tyres"
        """),
  ]

  /// Codes of how a file is put together.
  static let shape = [
    CodePage(
      .duplicateName,
      wrong: """
        language 1

        rule "card sale"
        when mentions "credit card"
        then tag "card"

        rule "card sale"
        when mentions "debit card"
        then tag "card"
        """,
      right: """
        language 1

        rule "card sale"
        when mentions "credit card"
        then tag "card"

        rule "debit card sale"
        when mentions "debit card"
        then tag "card"
        """),
    CodePage(
      .reservedWord,
      wrong: """
        language 1

        terms list = "credit card", "debit card"

        rule "card sale"
        when mentions any of list
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
      .mixedAndOr,
      wrong: """
        language 1

        rule "refund"
        when
          call.answered
          and call.duration > 30s
          or mentions "refund"
        then tag "refund"
        """,
      right: """
        language 1

        rule "refund"
        when
          (call.answered and call.duration > 30s)
          or mentions "refund"
        then tag "refund"
        """),
    CodePage(
      .duplicateQualifier,
      wrong: """
        language 1

        rule "card sale"
        when mentions "credit card" by caller within first 5m within last 60s
        then tag "card"
        """,
      right: """
        language 1

        rule "card sale"
        when mentions "credit card" by caller within first 5m
        then tag "card"
        """),
  ]
}
