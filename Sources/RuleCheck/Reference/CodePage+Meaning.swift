import Diagnostics

extension CodePage {
  /// Codes of names.
  static let names = [
    CodePage(
      .unknownName,
      wrong: """
        language 1

        terms card_words = "credit card", "debit card"

        rule "card sale"
        when mentions any of card_word
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
      .unknownField,
      wrong: """
        language 1

        rule "long call"
        when call.durration > 5m
        then tag "long"
        """,
      right: """
        language 1

        rule "long call"
        when call.duration > 5m
        then tag "long"
        """),
    CodePage(
      .unknownChoice,
      wrong: """
        language 1

        rule "they called"
        when call.direction is inbund
        then tag "inbound"
        """,
      right: """
        language 1

        rule "they called"
        when call.direction is inbound
        then tag "inbound"
        """),
    CodePage(
      .cycle,
      wrong: """
        language 1

        terms cards = "credit card", more_cards
        terms more_cards = "visa", cards

        rule "card sale"
        when mentions any of cards
        then tag "card"
        """,
      right: """
        language 1

        terms cards = "credit card", more_cards
        terms more_cards = "visa"

        rule "card sale"
        when mentions any of cards
        then tag "card"
        """),
  ]

  /// Codes of values.
  static let values = [
    CodePage(
      .badLiteral,
      wrong: """
        language 1
        currency USD

        rule "card sale"
        when mentions "credit card"
        then conversion value $1.005
        """,
      right: """
        language 1
        currency USD

        rule "card sale"
        when mentions "credit card"
        then conversion value $1.01
        """),
    CodePage(
      .typeMismatch,
      wrong: """
        language 1

        rule "long call"
        when call.duration > 30
        then tag "long"
        """,
      right: """
        language 1

        rule "long call"
        when call.duration > 30s
        then tag "long"
        """),
    CodePage(
      .currencyMix,
      wrong: """
        language 1
        currency USD

        rule "card sale"
        when mentions "credit card"
        then conversion "sale" value $100

        rule "sale by invoice"
        when mentions "send me an invoice"
        then conversion "sale" value EUR 90
        """,
      right: """
        language 1
        currency USD

        rule "card sale"
        when mentions "credit card"
        then conversion "sale" value $100

        rule "sale by invoice"
        when mentions "send me an invoice"
        then conversion "sale in Europe" value EUR 90
        """),
    CodePage(
      .emptyValue,
      wrong: """
        language 1
        currency USD

        table plan_price {
          "basic plan" = $20
          "gold plan" = $99
        }

        rule "plan sale"
        when
          mentions any of ("basic plan", "gold plan") as plan
          or mentions "sign me up"
        then conversion value plan_price[plan]
        """,
      right: """
        language 1
        currency USD

        table plan_price {
          "basic plan" = $20
          "gold plan" = $99
        }

        rule "plan sale"
        when
          mentions any of ("basic plan", "gold plan") as plan
          or mentions "sign me up"
        then conversion value plan_price[plan] otherwise $20
        """),
  ]
}
