import AttributionStore

/// Names of people as reports show them.
enum PersonNameText {
  /// `visitor v-1`, `telephone number …4f2a`. Of what is kept under the key the last four digits tell it
  /// from others.
  static func text(_ name: PersonName) -> String {
    "\(name.kind.noun) \(name.kind.isContact ? "…" + name.text.suffix(4) : name.text.shownAsCell)"
  }
}
