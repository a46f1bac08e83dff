import Diagnostics

extension CodePage {
  /// Codes of size, tests and versions.
  static let size = [
    CodePage(
      .limitExceeded,
      wrong: """
        language 1

        rule "long call"
        when ((((((((((((((((((((((((((((((((((call.duration > 5m))))))))))))))))))))))))))))))))))
        then tag "long"
        """,
      right: """
        language 1

        rule "long call"
        when call.duration > 5m
        then tag "long"
        """),
    CodePage(
      .testWithoutExpect,
      wrong: """
        language 1

        rule "card sale"
        when mentions "credit card"
        then tag "card"

        test "a card at 8 seconds" {
          caller 0:08 "by credit card please"
        }
        """,
      right: """
        language 1

        rule "card sale"
        when mentions "credit card"
        then tag "card"

        test "a card at 8 seconds" {
          caller 0:08 "by credit card please"
          expect "card sale" matched
        }
        """),
    CodePage(
      .expectUnknownRule,
      wrong: """
        language 1

        rule "card sale"
        when mentions "credit card"
        then tag "card"

        test "a card at 8 seconds" {
          caller 0:08 "by credit card please"
          expect "card sail" matched
        }
        """,
      right: """
        language 1

        rule "card sale"
        when mentions "credit card"
        then tag "card"

        test "a card at 8 seconds" {
          caller 0:08 "by credit card please"
          expect "card sale" matched
        }
        """),
    CodePage(
      .revisionNotRaised,
      wrong: """
        language 1

        rule "card sale"
          id counted_sale
          revision 3
        when mentions "credit card" by caller
        then tag "card"
        """,
      right: """
        language 1

        rule "card sale"
          id counted_sale
          revision 4
        when mentions "credit card" by caller
        then tag "card"
        """),
    CodePage(
      .notInThisVersion,
      wrong: """
        language 2

        rule "long call"
        when call.duration > 5m
        then tag "long"
        """,
      right: """
        language 1

        rule "long call"
        when call.duration > 5m
        then tag "long"
        """),
  ]
}
