import JSONText
import RuleServer
import Testing

@Suite struct LifecycleTests {
  private func code(_ answer: JSONNode) -> String? {
    guard case .number(let code)? = answer["error"]?["code"]?.value else { return nil }
    return code
  }

  @Test("the server says who it is and what it can")
  func initialize() throws {
    var session = try EditorSession(isStarted: false)
    let result = try #require(
      try session.request("initialize", .record(("capabilities", .record()))))
    #expect(result.text("serverInfo.name") == "earshot")
    #expect(result.text("serverInfo.version") == "1.2.3")
    #expect(result.text("capabilities.positionEncoding") == "utf-16")
    #expect(result["capabilities"]?["textDocumentSync"]?["change"]?.value == .int(2))
  }

  @Test("bytes are counted where the client offers it")
  func encoding() throws {
    var session = try EditorSession(isStarted: false)
    let capabilities = JSONValue.record(
      ("general", .record(("positionEncodings", .strings(["utf-32", "utf-8", "utf-16"])))))
    let result = try #require(
      try session.request("initialize", .record(("capabilities", capabilities))))
    #expect(result.text("capabilities.positionEncoding") == "utf-8")
    try session.open("language 1\ncondition 예약 = call.durration > 30s\n")
    try session.settle()
    let messages = try #require(try session.messages())
    #expect(messages.first { $0.text("code") == "E021" }?["range"]?.rangeText == "1:19-1:33")
  }

  @Test("requests before the start, after the end and without a method are refused by number")
  func order() throws {
    var session = try EditorSession(isStarted: false)
    #expect(code(try session.answer("textDocument/hover", .record())) == "-32002")
    _ = try session.request("initialize", .record())
    #expect(code(try session.answer("initialize", .record())) == "-32600")
    #expect(code(try session.answer("textDocument/fly", .record())) == "-32601")
    #expect(code(try session.answer("$/secret", .record())) == "-32601")
    #expect(code(try session.answer("textDocument/hover", .record())) == "-32602")
    #expect(try session.request("shutdown", .null) == nil)
    #expect(code(try session.answer("textDocument/hover", .record())) == "-32600")
  }

  @Test("exit ends with 0 after shutdown and with 1 without")
  func exit() throws {
    var polite = try EditorSession()
    _ = try polite.request("shutdown", .null)
    #expect(polite.server.exitCode == nil)
    try polite.notify("exit", .null)
    #expect(polite.server.exitCode == 0)
    var rude = try EditorSession()
    try rude.notify("exit", .null)
    #expect(rude.server.exitCode == 1)
    var early = try EditorSession(isStarted: false)
    try early.notify("exit", .null)
    #expect(early.server.exitCode == 1)
  }

  @Test(
    "what is no message is answered without an id",
    arguments: [
      ("{", "-32700"), ("", "-32700"), ("[]", "-32600"), ("1", "-32600"),
      (#"{"jsonrpc":"2.0","id":{},"method":"x"}"#, "-32600"),
      (#"{"jsonrpc":"2.0"}"#, "-32600"),
    ])
  func noMessages(content: String, number: String) throws {
    var session = try EditorSession()
    let answers = try session.send(Frame.bytes(of: Array(content.utf8)))
    #expect(answers.count == 1)
    #expect(answers.first.flatMap(code) == number)
    #expect(answers.first?.value.text.contains("\"id\": null") == true)
  }

  @Test("a message of another version is refused under its id")
  func version() throws {
    var session = try EditorSession()
    let answer = try session.send(
      Frame.bytes(of: Array(#"{"jsonrpc":"1.0","id":"a","method":"shutdown"}"#.utf8)))
    #expect(answer.first?.text("id") == "a")
    #expect(answer.first.flatMap(code) == "-32600")
  }

  @Test("garbage between frames is told, and the session goes on")
  func garbage() throws {
    var session = try EditorSession()
    let answers = try session.send(Array("hello\r\n\r\n".utf8))
    #expect(answers.first.flatMap(code) == "-32700")
    #expect(try session.request("textDocument/hover", EditorSession.place(behind: "")) == nil)
  }

  @Test("notifications that are not known are passed over, wrong ones are logged, none is answered")
  func notifications() throws {
    var session = try EditorSession()
    try session.notify("$/setTrace", .record(("value", "off")))
    try session.notify("workspace/didChangeConfiguration", .record())
    #expect(session.notes.isEmpty)
    try session.notify("textDocument/didOpen", .record())
    try session.notify(
      "textDocument/didChange",
      .record(
        ("textDocument", .record(("uri", "file:///x.rules"), ("version", .int(2)))),
        ("contentChanges", .array([]))))
    #expect(session.notes.map(\.method) == ["window/logMessage", "window/logMessage"])
    #expect(
      session.notes.first?.params.text("message")
        == "textDocument/didOpen: params, at textDocument: is missing")
  }

  @Test("it asks to be told of changed files where the client can")
  func watching() throws {
    let session = try EditorSession()
    #expect(session.serverRequests.first?.text("method") == "client/registerCapability")
    #expect(try EditorSession(capabilities: .record()).serverRequests.isEmpty)
  }
}
