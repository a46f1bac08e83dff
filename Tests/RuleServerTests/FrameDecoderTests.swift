import RuleServer
import TestSupport
import Testing

@Suite struct FrameDecoderTests {
  private func frame(_ content: String, header: String? = nil) -> [UInt8] {
    Array((header ?? "Content-Length: \(content.utf8.count)\r\n\r\n").utf8) + Array(content.utf8)
  }

  private func events(_ bytes: [UInt8], inPiecesOf size: Int = .max) -> [FrameDecoder.Event] {
    var decoder = FrameDecoder()
    var events: [FrameDecoder.Event] = []
    var rest = bytes[...]
    repeat {
      decoder.append(rest.prefix(size))
      rest = rest.dropFirst(size)
      while let event = decoder.next() { events.append(event) }
    } while !rest.isEmpty
    return events
  }

  private func message(_ text: String) -> FrameDecoder.Event { .message(Array(text.utf8)) }

  @Test("messages come out as they went in, however the stream is cut", arguments: 1...40)
  func pieces(size: Int) {
    let texts = [
      "{}", "", "카드 😀", "Content-Length: 3\r\n\r\nabc", String(repeating: "x", count: 99),
    ]
    #expect(
      events(texts.flatMap { frame($0) }, inPiecesOf: size) == texts.map(message))
  }

  @Test(
    "headers are read whatever their case, blanks, order and further lines",
    arguments: [
      "content-length: 2\r\n\r\n", "CONTENT-LENGTH:2\r\n\r\n",
      "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 2\r\n\r\n",
      "Content-Length: 2\r\nContent-Type: x; charset=\"UTF8\"\r\nX-Y: z\r\n\r\n",
    ])
  func headers(header: String) {
    #expect(events(frame("{}", header: header)) == [message("{}")])
  }

  @Test(
    "a header that cannot be used is told, and the next message is read",
    arguments: [
      ("Content-Length: -2\r\n\r\n", "`Content-Length` is no number of bytes, or is there twice"),
      ("Content-Length: +2\r\n\r\n", "`Content-Length` is no number of bytes, or is there twice"),
      ("Content-Length: \r\n\r\n", "`Content-Length` is no number of bytes, or is there twice"),
      (
        "Content-Length: 99999999999999999999\r\n\r\n",
        "`Content-Length` is no number of bytes, or is there twice"
      ),
      (
        "Content-Length: 9000000000\r\n\r\n",
        "`Content-Length` is no number of bytes, or is there twice"
      ),
      (
        "Content-Length: 2\r\nContent-Length: 2\r\n\r\n",
        "`Content-Length` is no number of bytes, or is there twice"
      ),
      (
        "Content-Type: x; charset=latin1\r\nContent-Length: 2\r\n\r\nxx",
        "the message is not in UTF-8"
      ),
      ("\r\n\r\n", "`Content-Length` is missing"),
      (
        "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
        "a line of the header is no name with `:` and a value"
      ),
    ])
  func badHeaders(header: String, reason: String) {
    let found = events(Array(header.utf8) + frame("{}"))
    #expect(found.first == .fault(reason))
    #expect(found.last == message("{}"))
  }

  @Test("behind garbage of any length the next message is read, and one fault is told")
  func garbage() {
    for length in [1, 13, 4_000, 4_096, 4_097, 50_000] {
      for size in [7, 1_000, Int.max] {
        let noise = [UInt8](repeating: UInt8(ascii: "z"), count: length)
        let found = events(noise + frame("{}"), inPiecesOf: size)
        #expect(found.count == 2 && found.last == message("{}"), "\(length) in \(size)")
      }
    }
  }

  @Test("a message that is too long is passed over without being kept, and the next one is read")
  func tooLong() {
    let length = FrameDecoder.contentLimit + 1
    let found = events(
      frame(String(repeating: "x", count: length)) + frame("{}"), inPiecesOf: 65_536)
    #expect(
      found == [
        .fault("a message of \(length) bytes; the most is \(FrameDecoder.contentLimit)"),
        message("{}"),
      ])
  }

  @Test("messages between random garbage are all found")
  func betweenGarbage() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      var stream: [UInt8] = []
      var texts: [String] = []
      for number in 0..<Int.random(in: 1...6, using: &random) {
        if Bool.random(using: &random) {
          // A `:` keeps it from being glued to the name of the header.
          let noise = (0..<Int.random(in: 1...60, using: &random)).map { _ in
            UInt8.random(in: 0...255, using: &random)
          }
          stream += noise + [UInt8(ascii: ";")]
        }
        texts.append("{\(number)}")
        stream += frame(texts[number])
      }
      let found = events(stream, inPiecesOf: Int.random(in: 1...90, using: &random))
      #expect(found.filter { if case .message = $0 { true } else { false } } == texts.map(message))
    }
  }
}
