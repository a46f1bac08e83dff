/// Lines whose cells are told apart by tabs.
package enum TabSeparated {
  /// `text` as a cell: what would end a cell or a line is written with a backslash, `\t`, `\n`, `\r`, and a backslash as
  /// two, as databases copy rows.
  package static func cell(_ text: String) -> String {
    guard text.utf8.contains(where: { [0x09, 0x0A, 0x0D, 0x5C].contains($0) }) else { return text }
    var cell = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t": cell += "\\t"
      case "\n": cell += "\\n"
      case "\r": cell += "\\r"
      case "\\": cell += "\\\\"
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return cell
  }
}
