/// The version that is printed and booked with every outcome.
enum EarshotVersion {
  /// Raised with every release; see CHANGELOG.md.
  static let current = "0.1.0"

  /// What decides, as it is booked.
  static let engine = "earshot \(current)"
}
