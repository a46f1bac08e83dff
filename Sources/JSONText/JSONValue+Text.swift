extension JSONValue {
  /// How many characters a line may have for an object or a list to stand on it.
  private static let lineWidth = 100

  /// The value as JSON, over several lines where it does not fit on one, members in their order.
  /// Ends with a line feed. Takes time in proportion to the length and the depth.
  public var text: String {
    var text = ""
    write(to: &text, indent: 0, before: 0, after: 0)
    return text + "\n"
  }

  /// The value as JSON on one line, members in their order, without a line feed: for files with a value on each
  /// line, and for requests.
  public var line: String { flatText(room: .max) ?? "" }

  private func write(to text: inout String, indent: Int, before: Int, after: Int) {
    let flat = flatText(room: Self.lineWidth - indent - before - after)
    if let flat {
      text += flat
      return
    }
    let inner = String(repeating: " ", count: indent + 2)
    let close = "\n" + String(repeating: " ", count: indent)
    switch self {
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        let name = Self.quoted(member.name) + ": "
        text += (index > 0 ? "," : "") + "\n" + inner + name
        member.value.write(to: &text, indent: indent + 2, before: name.utf8.count, after: 1)
      }
      text += close + "}"
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        text += (index > 0 ? "," : "") + "\n" + inner
        element.write(to: &text, indent: indent + 2, before: 0, after: 1)
      }
      text += close + "]"
    default: text += flatText(room: .max) ?? ""
    }
  }

  /// The value on one line, if it has at most `room` bytes; a text or a number in any case.
  private func flatText(room: Int) -> String? {
    switch self {
    case .string(let string): return Self.quoted(string)
    case .number(let number): return number
    case .flag(let flag): return flag ? "true" : "false"
    case .null: return "null"
    case .array(let elements):
      return Self.joined("[", elements, "]", room) { element, room in element.flatText(room: room) }
    case .object(let members):
      return Self.joined("{ ", members, " }", room) { member, room in
        let name = Self.quoted(member.name) + ": "
        return member.value.flatText(room: room - name.utf8.count).map { name + $0 }
      }
    }
  }

  private static func joined<Part>(
    _ open: String, _ parts: [Part], _ close: String, _ room: Int,
    _ text: (Part, Int) -> String?
  ) -> String? {
    guard !parts.isEmpty else { return "\(open.prefix(1))\(close.suffix(1))" }
    var line = open
    for (index, part) in parts.enumerated() {
      if index > 0 { line += ", " }
      guard line.utf8.count <= room, let part = text(part, room - line.utf8.count) else {
        return nil
      }
      line += part
    }
    line += close
    return line.utf8.count <= room ? line : nil
  }

  /// `text` in quotes, with the escapes that JSON asks for.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
