import Diagnostics
import RuleServer
import TestSupport
import Testing

@Suite struct DocumentEditTests {
  /// The slow and obvious way: lines as arrays of units, put together again.
  private struct Naive {
    var units: [UInt16]

    init(_ text: String) { units = Array(text.utf16) }

    func index(_ place: TextPosition) -> Int {
      var line = 0
      var index = 0
      while line < place.line {
        guard index < units.count else { return units.count }
        if units[index] == 13, index + 1 < units.count, units[index + 1] == 10 { index += 1 }
        if units[index] == 10 || units[index] == 13 { line += 1 }
        index += 1
      }
      var left = place.character
      while left > 0, index < units.count, units[index] != 10, units[index] != 13 {
        let isPair = UTF16.isLeadSurrogate(units[index])
        if isPair, left == 1 { break }
        index += isPair ? 2 : 1
        left -= isPair ? 2 : 1
      }
      return index
    }

    mutating func replace(_ range: TextRange, _ text: String) {
      let start = index(range.start)
      units.replaceSubrange(start..<max(start, index(range.end)), with: Array(text.utf16))
    }

    var text: String { String(decoding: units, as: UTF16.self) }
  }

  private static let pieces = [
    "a", "카드", "😀", "e\u{301}", "\n", "\r\n", "\r", " ", "👨‍👩‍👧", "rule \"x\"", "한", "",
  ]

  private func text(_ count: Int, _ random: inout SeededGenerator) -> String {
    (0..<count).compactMap { _ in Self.pieces.randomElement(using: &random) }.joined()
  }

  private func place(_ random: inout SeededGenerator) -> TextPosition {
    TextPosition(
      line: Int.random(in: 0...9, using: &random), character: Int.random(in: 0...14, using: &random)
    )
  }

  @Test("changes give what a slow and obvious editor gives, in UTF-16 units")
  func againstNaive() {
    var random = SeededGenerator(seed: 41)
    for round in 0..<400 {
      let start = text(Int.random(in: 0...30, using: &random), &random)
      var naive = Naive(start)
      var document = OpenDocument(uri: DocumentURI("untitled:1"), version: 0, text: start)
      for version in 1...12 {
        let changes = (0..<Int.random(in: 1...3, using: &random)).map { _ in
          OpenDocument.Change(
            range: TextRange(start: place(&random), end: place(&random)),
            text: text(Int.random(in: 0...4, using: &random), &random))
        }
        document.apply(changes, version: version, counting: .utf16)
        for change in changes {
          if let range = change.range { naive.replace(range, change.text) }
        }
        let now = document.source.text(in: document.source.wholeSpan)
        #expect(now.utf8.elementsEqual(naive.text.utf8), "round \(round), version \(version)")
      }
      #expect(document.version == 12)
    }
  }

  @Test(
    "a place goes to its byte and back, in both ways of counting",
    arguments: PositionEncoding.allCases)
  func thereAndBack(encoding: PositionEncoding) {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<200 {
      let text = text(25, &random)
      let lines = TextLines(Array(text.utf8), counting: encoding)
      for index in text.unicodeScalars.indices {
        let byte = text.utf8.distance(from: text.startIndex, to: index)
        // The line feed of a pair is within the end of its line, which no place names.
        guard byte == 0 || Array(text.utf8)[byte - 1] != 13 || Array(text.utf8)[byte] != 10 else {
          continue
        }
        #expect(lines.byte(at: lines.position(ofByte: byte)) == byte)
      }
    }
  }

  @Test("UTF-16 columns are those of the checker's reports")
  func columns() {
    let source = SourceFile(path: "a", text: "카드 😀 x\n  한국 y\n")
    let lines = TextLines(source.bytes, counting: .utf16)
    for byte in 0..<source.bytes.count where source.bytes[byte] & 0xC0 != 0x80 {
      let place = lines.position(ofByte: byte)
      #expect(place.line + 1 == source.line(ofByte: byte))
      #expect(place.character + 1 == source.utf16Column(ofByte: byte))
    }
  }

  @Test("places behind the end of a line or of the text are cut to it")
  func beyond() {
    let lines = TextLines(Array("ab\r\ncd\re".utf8), counting: .utf16)
    #expect(lines.count == 3)
    #expect(lines.byte(at: TextPosition(line: 0, character: 99)) == 2)
    #expect(lines.byte(at: TextPosition(line: 1, character: 99)) == 6)
    #expect(lines.byte(at: TextPosition(line: 9, character: 0)) == 8)
  }

  @Test("a change without a range is the whole text")
  func whole() {
    var document = OpenDocument(uri: DocumentURI("untitled:1"), version: 0, text: "old")
    document.apply(
      [
        .init(range: nil, text: "new text"),
        .init(
          range: TextRange(
            start: TextPosition(line: 0, character: 0), end: TextPosition(line: 0, character: 3)),
          text: "my"),
      ], version: 7, counting: .utf16)
    #expect(document.source.text(in: document.source.wholeSpan) == "my text")
  }

  @Test(
    "a file URI is a path, whatever is escaped",
    arguments: [
      ("file:///home/a%20b/%EC%B9%B4.rules", "/home/a b/카.rules"),
      ("FILE://localhost/x/./y/../z.rules", "/x/z.rules"), ("file:///c#top", "/c"),
      ("file:///100%", "/100%"), ("file:///../../x", "/x"),
    ])
  func paths(uri: String, path: String) {
    #expect(DocumentURI(uri).path == path)
  }

  @Test("other URIs have no path, and every path comes back from its URI")
  func otherURIs() {
    #expect(DocumentURI("untitled:Untitled-1").path == nil)
    #expect(DocumentURI("file://server/share/x").path == nil)
    for path in ["/a b/c#d?e%f.rules", "/카드/😀.rules", "/"] {
      #expect(DocumentURI(path: path).path == path)
    }
  }
}
