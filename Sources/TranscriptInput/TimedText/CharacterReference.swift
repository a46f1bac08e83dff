/// A character written as `&amp;` or `&#39;`.
struct CharacterReference {
  /// What it stands for.
  let text: String
  /// What follows it.
  let rest: Substring

  /// The reference at the start of `text`; `nil` where none stands there, as in `AT&T`.
  init?(prefixOf text: Substring) {
    let body = text.dropFirst()
    guard text.first == "&", let end = body.prefix(10).firstIndex(of: ";"),
      let decoded = Self.decode(name: body[..<end])
    else { return nil }
    self.text = decoded
    rest = body[body.index(after: end)...]
  }

  /// `text` with all references decoded.
  static func decode(_ text: Substring) -> String {
    var rest = text
    var decoded = ""
    while let character = rest.first {
      if let reference = CharacterReference(prefixOf: rest) {
        decoded += reference.text
        rest = reference.rest
      } else {
        decoded.append(character)
        rest = rest.dropFirst()
      }
    }
    return decoded
  }

  private static func decode(name: Substring) -> String? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    case "nbsp": return "\u{A0}"
    case "lrm", "rlm": return ""
    default: break
    }
    guard name.first == "#" else { return nil }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return number.flatMap(Unicode.Scalar.init).map(String.init)
  }
}
