import Diagnostics

/// Looks through a file for bytes that may stand nowhere in it: what is not UTF-8, NUL and other
/// control characters, and characters that turn the direction of text.
struct CharacterCheck {
  let source: SourceFile
  /// Beyond so many the file is not text at all, and more messages would tell nothing.
  private static let mostReports = 10
  fileprivate static let encodingHelp = "save the file as UTF-8"

  /// What to say of a file that is no UTF-8 text as a whole: UTF-16, as some editors write it, or the
  /// file of a word processor. `nil` of any other.
  static func otherKind(of source: SourceFile) -> Diagnostic? {
    let bytes = source.bytes
    let start = Array(bytes.prefix(8))
    let kind: String
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF])
      || start.count >= 4 && (start[1] == 0 && start[3] == 0 || start[0] == 0 && start[2] == 0)
    {
      kind = "UTF-16 text"
    } else if start.starts(with: Array("PK\u{3}\u{4}".utf8)) {
      kind = "a document of a word processor, or an archive"
    } else if start.starts(with: Array("{\\rtf".utf8)) {
      kind = "a document of a word processor (RTF)"
    } else if start.starts(with: Array("%PDF".utf8)) {
      kind = "a PDF document"
    } else {
      return nil
    }
    let place = SourceSpan(path: source.path, bytes: ByteSpan(start: 0, end: 0))
    return Diagnostic(
      .badCharacter, "this file is \(kind)", at: .init(place),
      help: "save it as plain text in UTF-8")
  }

  func diagnostics() -> [Diagnostic] {
    let reader = ScalarReader(bytes: source.bytes)
    var found: [Diagnostic] = []
    var index = 0
    while index < source.bytes.count, found.count < Self.mostReports {
      let byte = source.bytes[index]
      if byte >= 0x20, byte < 0x7F {
        index += 1
        continue
      }
      guard let (scalar, length) = reader.scalar(at: index) else {
        // Where one byte is not UTF-8 most others of its kind aren't either: one message tells it.
        if !found.contains(where: \.isAboutEncoding) { found.append(notUTF8(byte, at: index)) }
        index += 1
        while index < source.bytes.count, source.bytes[index] & 0xC0 == 0x80 { index += 1 }
        continue
      }
      if scalar.isForbidden { found.append(forbidden(scalar, at: index, length: length)) }
      index += length
    }
    return found
  }

  private func notUTF8(_ byte: UInt8, at index: Int) -> Diagnostic {
    let digits = String(byte, radix: 16, uppercase: true)
    return Diagnostic(
      .badCharacter, "byte 0x\(digits) is not UTF-8",
      at: label(index, length: 1, "byte \(index) of the file"),
      help: Self.encodingHelp)
  }

  private func forbidden(_ scalar: Unicode.Scalar, at index: Int, length: Int) -> Diagnostic {
    let name = scalar.codePointName
    return scalar.isBidirectionalControl
      ? Diagnostic(
        .badCharacter, "\(name) changes the direction of text",
        at: label(index, length: length, "byte \(index) of the file"),
        help: "delete it: with it, a rule can read other than it runs")
      : Diagnostic(
        .badCharacter, "\(name) is a control character",
        at: label(index, length: length, "byte \(index) of the file"), help: "delete it")
  }

  private func label(_ start: Int, length: Int, _ text: String) -> Diagnostic.Label {
    let span = ByteSpan(start: start, end: start + length)
    return Diagnostic.Label(SourceSpan(path: source.path, bytes: span), text)
  }
}

extension Diagnostic {
  /// Whether it says that bytes are not UTF-8.
  fileprivate var isAboutEncoding: Bool { help == CharacterCheck.encodingHelp }
}
