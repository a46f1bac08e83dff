extension MarketColumn {
  /// Whose row it is, in whatever way the file knows.
  static let person = [
    MarketColumn(
      "visitor_id", .text, aliases: ["client_id", "cookie", "visitor"],
      summary: "the visitor's cookie or the like"),
    MarketColumn(
      "phone", .personPhone, aliases: ["phone_number", "contact_phone"],
      summary: "the person's number; kept under a key"),
    MarketColumn(
      "email", .personEmail, aliases: ["email_address", "contact_email"],
      summary: "the person's address; kept under a key"),
    MarketColumn(
      "person_id", .text, aliases: ["crm_id", "user_id", "contact_id", "customer_id"],
      summary: "the person in the customer database"),
  ]

  /// The call that something came of.
  static let call = MarketColumn(
    "call_id", .text, summary: "the call that it came of, where the customer database knows it")

  /// The currency of the amounts in the same row.
  static let currency = MarketColumn(
    "currency", .currency,
    aliases: ["currency_code", "currency_iso_code", "deal_currency_code"],
    summary: "the currency of a bare number, such as USD; empty: that of `--currency`")
}
