import Diagnostics

/// How the name of a line is shown that may be a person's.
enum PersonLabel {
  /// The name; of a number or address, for which something else stands under the key, the last four digits that
  /// tell it from others.
  static func text(_ name: String) -> String {
    for kind in ["phone", "email"] where name.hasPrefix(kind + ":") && name.utf8.count == 70 {
      return "\(kind) …\(name.suffix(4))"
    }
    return name.shownAsCell
  }
}
