import Diagnostics
import Testing

@Suite("Places in source files")
struct SourceFileTests {
  @Test("lines end at line feeds, with or without a carriage return")
  func lines() {
    let file = SourceFile(path: "x", text: "one\r\ntwo\n\nfour")
    #expect(file.lineCount == 4)
    #expect((1...4).map { file.text(in: file.span(ofLine: $0)) } == ["one", "two", "", "four"])
    #expect(file.line(ofByte: 0) == 1)
    #expect(file.line(ofByte: 4) == 1)
    #expect(file.line(ofByte: 5) == 2)
    #expect(file.line(ofByte: 9) == 3)
    #expect(file.line(ofByte: 999) == 4)
    #expect(file.text(in: file.span(ofLine: 9)) == "")
    #expect(file.text(in: file.span(ofLine: 0)) == "")
  }

  @Test("the line of every byte is what counting line feeds gives")
  func everyByte() {
    let file = SourceFile(path: "x", text: "a\n\nbb\r\n\n\nccc\n")
    for byte in 0...file.bytes.count {
      let feeds = file.bytes[..<byte].count { $0 == UInt8(ascii: "\n") }
      #expect(file.line(ofByte: byte) == feeds + 1)
    }
  }

  @Test("positions count bytes, UTF-16 units and characters")
  func positions() {
    let text = "a카\n👍e\u{301}x"
    let file = SourceFile(path: "x", text: text)
    let end = file.position(ofByte: file.bytes.count)
    #expect(end.byte == text.utf8.count)
    #expect(end.utf16 == text.utf16.count)
    #expect(end.line == 2)
    #expect(end.column == 4)
    #expect(file.position(ofByte: 1).utf16 == 1)
    #expect(file.position(ofByte: 4).utf16 == 2)
    #expect(file.position(ofByte: -5).byte == 0)
    #expect(file.position(ofByte: 999).byte == file.bytes.count)
  }

  @Test("spans that leave the file are cut to it")
  func cut() {
    let file = SourceFile(path: "x", text: "abc")
    #expect(file.text(in: ByteSpan(start: -4, end: 2)) == "ab")
    #expect(file.text(in: ByteSpan(start: 2, end: 99)) == "c")
    #expect(file.text(in: ByteSpan(start: 7, end: 99)) == "")
  }

  @Test("an empty file has one empty line")
  func empty() {
    let file = SourceFile(path: "x", text: "")
    #expect(file.lineCount == 1)
    #expect(file.position(ofByte: 0).line == 1)
  }
}
