import Foundation
import JSONText
import RuleServer
import TestSupport
import Testing

/// Whatever comes, the server answers with frames and does not end.
@Suite struct RandomFrameTests {
  private static let uri = "file:///none/rules/a.rules"

  /// A session as an editor has it, as messages.
  private static func messages() throws -> [[UInt8]] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../rules").standardizedFileURL
    let text = try String(
      contentsOf: folder.appendingPathComponent("card-sale.rules"), encoding: .utf8)
    let document = ("textDocument", JSONValue.record(("uri", .string(uri))))
    let place = ("position", JSONValue.record(("line", .int(9)), ("character", .int(12))))
    let range = JSONValue.record(
      ("start", .record(("line", .int(3)), ("character", .int(0)))),
      ("end", .record(("line", .int(8)), ("character", .int(2)))))
    let requests: [(String, JSONValue)] = [
      ("initialize", .record(("capabilities", EditorSession.everything))),
      (
        "textDocument/didOpen",
        .record(
          (
            "textDocument",
            .record(("uri", .string(uri)), ("version", .int(1)), ("text", .string(text)))
          ))
      ),
      ("textDocument/completion", .record(document, place)),
      ("textDocument/hover", .record(document, place)),
      ("textDocument/definition", .record(document, place)),
      ("textDocument/references", .record(document, place)),
      ("textDocument/rename", .record(document, place, ("newName", "x"))),
      ("textDocument/documentSymbol", .record(document)),
      (
        "textDocument/didChange",
        .record(
          ("textDocument", .record(("uri", .string(uri)), ("version", .int(2)))),
          ("contentChanges", .array([.record(("range", range), ("text", "카드 😀"))])))
      ),
      ("textDocument/codeAction", .record(document, ("range", range), ("context", .record()))),
      ("textDocument/formatting", .record(document)),
      ("shutdown", .null), ("exit", .null),
    ]
    return requests.enumerated().map { number, request in
      Frame.bytes(
        of: .record(
          ("jsonrpc", "2.0"), ("id", .int(number)), ("method", .string(request.0)),
          ("params", request.1)))
    }
  }

  private func expectFrames(_ bytes: [UInt8]) {
    var decoder = FrameDecoder()
    decoder.append(bytes)
    while let event = decoder.next() {
      guard case .message(let content) = event, (try? JSONReader.read(content[...])) != nil else {
        Issue.record("no frame of JSON: \(event)")
        return
      }
    }
  }

  @Test("changed, cut, doubled and mixed messages are answered", arguments: 0..<8)
  func mutated(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let messages = try Self.messages()
    for _ in 0..<60 {
      var server = LanguageServer(version: "1")
      for message in messages {
        var bytes = message
        switch Int.random(in: 0..<7, using: &random) {
        case 0:
          for _ in 0..<Int.random(in: 1...8, using: &random) {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            bytes[place] = UInt8.random(in: 0...255, using: &random)
          }
        case 1: bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random))
        case 2: bytes += messages.randomElement(using: &random) ?? []
        case 3: bytes = messages.randomElement(using: &random) ?? []
        case 4: bytes = Self.withOtherNumbers(bytes, &random)
        default: break
        }
        expectFrames(server.receive(bytes))
        if Bool.random(using: &random) { expectFrames(server.settle()) }
        if server.exitCode != nil { break }
      }
    }
  }

  /// The message with other digits, its length mended.
  private static func withOtherNumbers(
    _ bytes: [UInt8], _ random: inout SeededGenerator
  ) -> [UInt8] {
    guard let start = bytes.firstIndex(of: UInt8(ascii: "{")) else { return bytes }
    let numbers = ["0", "1", "7", "99999", "2147483647", "99999999999999999999", "-1", "1.5"]
    let content = String(decoding: bytes[start...], as: UTF8.self)
      .replacing(/\d+/) { _ in numbers.randomElement(using: &random) ?? "0" }
    return Frame.bytes(of: Array(content.utf8))
  }

  @Test("random edits of a shipped rule file leave every request with an answer", arguments: 0..<4)
  func typing(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed &+ 100)
    let pieces = ["rule", " \"", "\n", "카", "😀", "{", "}", "(", ":", "call.", "within ", ","]
    var session = try EditorSession()
    let opening = try Self.messages()[1]
    _ = try session.send(opening)
    func number(_ bound: Int) -> JSONValue { .int(Int.random(in: 0..<bound, using: &random)) }
    for version in 2..<60 {
      let start = ("start", JSONValue.record(("line", number(40)), ("character", number(30))))
      let end = ("end", JSONValue.record(("line", number(40)), ("character", number(30))))
      let piece = JSONValue.string(pieces.randomElement(using: &random) ?? "")
      let range =
        Bool.random(using: &random)
        ? JSONValue.record(start, end) : .record(start, ("end", start.1))
      try session.notify(
        "textDocument/didChange",
        .record(
          ("textDocument", .record(("uri", .string(Self.uri)), ("version", .int(version)))),
          ("contentChanges", .array([.record(("range", range), ("text", piece))]))))
      let place = JSONValue.record(
        ("textDocument", .record(("uri", .string(Self.uri)))), ("position", start.1))
      for request in ["completion", "hover", "definition", "documentSymbol", "formatting"] {
        _ = try session.request("textDocument/" + request, place)
      }
      try session.settle()
    }
  }
}
