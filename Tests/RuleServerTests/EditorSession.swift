import JSONText
import RuleServer
import Testing

/// A client that speaks to a server in the same process, message by message.
struct EditorSession {
  static let mark: Character = "¦"

  var server = LanguageServer(version: "1.2.3")
  private var requestCount = 0
  /// The notifications that have come, each with its parameters.
  private(set) var notes: [(method: String, params: JSONNode)] = []
  /// The requests of the server.
  private(set) var serverRequests: [JSONNode] = []

  /// A session that has been started by a client that can do all of `capabilities`.
  init(capabilities: JSONValue = Self.everything, isStarted: Bool = true) throws {
    guard isStarted else { return }
    _ = try request("initialize", .record(("capabilities", capabilities)))
    try notify("initialized", .record())
  }

  /// What a client with all that the server knows says of itself.
  static let everything = JSONValue.record(
    ("general", .record(("positionEncodings", .strings(["utf-16"])))),
    (
      "textDocument",
      .record(
        ("documentSymbol", .record(("hierarchicalDocumentSymbolSupport", true))),
        (
          "completion",
          .record(
            (
              "completionItem",
              .record(("snippetSupport", true), ("documentationFormat", .strings(["markdown"])))
            ))
        ),
        ("hover", .record(("contentFormat", .strings(["markdown", "plaintext"])))),
        (
          "publishDiagnostics",
          .record(
            ("relatedInformation", true), ("tagSupport", .record(("valueSet", .array([])))))
        ))
    ),
    ("workspace", .record(("didChangeWatchedFiles", .record(("dynamicRegistration", true))))))

  // MARK: Messages

  /// Sends a request and gives its answer: an object with `result` or `error`.
  mutating func answer(_ method: String, _ params: JSONValue) throws -> JSONNode {
    requestCount += 1
    let id = JSONValue.int(requestCount)
    let answers = try exchange(
      .record(
        ("jsonrpc", "2.0"), ("id", id), ("method", .string(method)), ("params", params)))
    let answer = try #require(answers.first { $0["id"]?.value == id && $0["method"] == nil })
    return answer
  }

  /// Sends a request and gives its result; `nil` for `null`.
  mutating func request(_ method: String, _ params: JSONValue) throws -> JSONNode? {
    let answer = try answer(method, params)
    #expect(answer["error"] == nil, "\(method): \(answer["error"]?.value.text ?? "")")
    return answer["result"]
  }

  mutating func notify(_ method: String, _ params: JSONValue) throws {
    _ = try exchange(
      .record(("jsonrpc", "2.0"), ("method", .string(method)), ("params", params)))
  }

  /// Waits until the server has said what is due.
  mutating func settle() throws { _ = try take(server.settle()) }

  /// Sends bytes as they are.
  mutating func send(_ bytes: [UInt8]) throws -> [JSONNode] { try take(server.receive(bytes)) }

  private mutating func exchange(_ message: JSONValue) throws -> [JSONNode] {
    try send(Frame.bytes(of: message))
  }

  private mutating func take(_ bytes: [UInt8]) throws -> [JSONNode] {
    var decoder = FrameDecoder()
    decoder.append(bytes)
    var messages: [JSONNode] = []
    while let event = decoder.next() {
      guard case .message(let content) = event else {
        Issue.record("the server sent no frame: \(event)")
        continue
      }
      let message = JSONNode(try JSONReader.read(content[...]), file: "server")
      messages.append(message)
      if let method = message["method"] {
        if message["id"] != nil {
          serverRequests.append(message)
        } else {
          notes.append((try method.string(), message["params"] ?? message))
        }
      }
    }
    return messages
  }

  // MARK: Documents

  /// Opens a document. Where the text has `¦`, that is left out, and its place returned.
  @discardableResult
  mutating func open(
    _ text: String, at uri: String = "file:///none/rules/a.rules"
  ) throws -> JSONValue {
    let parts = text.split(separator: Self.mark, maxSplits: 1, omittingEmptySubsequences: false)
    try notify(
      "textDocument/didOpen",
      .record(
        (
          "textDocument",
          .record(
            ("uri", .string(uri)), ("languageId", "earshot"), ("version", .int(1)),
            ("text", .string(parts.joined())))
        )))
    return Self.place(behind: String(parts[0]), in: uri)
  }

  /// The place behind `text`, in UTF-16 units.
  static func place(behind text: String, in uri: String = "file:///none/rules/a.rules") -> JSONValue
  {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return .record(
      ("textDocument", .record(("uri", .string(uri)))),
      (
        "position",
        .record(
          ("line", .int(lines.count - 1)),
          ("character", .int(lines.last.map { $0.utf16.count } ?? 0)))
      ))
  }

  /// The messages that the server told last about a document; `nil` if it told nothing.
  func messages(about uri: String = "file:///none/rules/a.rules") throws -> [JSONNode]? {
    let last = notes.last { note in
      note.method == "textDocument/publishDiagnostics"
        && note.params["uri"]?.value == .string(uri)
    }
    return try last?.params.elements(of: "diagnostics")
  }
}

extension JSONNode {
  /// The text at the end of a way such as `range.start`.
  func text(_ way: String) -> String? {
    var node: JSONNode? = self
    for key in way.split(separator: ".") { node = node?[String(key)] }
    return try? node?.string()
  }

  /// A range as `2:0-2:5`.
  var rangeText: String {
    func spell(_ key: String) -> String {
      guard let place = self[key], case .number(let line)? = place["line"]?.value,
        case .number(let character)? = place["character"]?.value
      else { return "?" }
      return "\(line):\(character)"
    }
    return spell("start") + "-" + spell("end")
  }
}
