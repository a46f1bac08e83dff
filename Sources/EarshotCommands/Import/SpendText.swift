/// What the import of spend says of all that the store has of it.
package enum SpendText {
  /// What is said where on `count` days of campaigns an amount is told for the whole and others for its keywords; `nil`
  /// for none.
  package static func line(toldTwice count: Int) -> String? {
    guard count > 0 else { return nil }
    return
      "spend: \(PlainText.count(count, "day")) of campaigns with an amount for the whole campaign beside those for its "
      + "keywords: both count; if the keywords are part of it, import the whole again with what is left, or 0"
  }
}
