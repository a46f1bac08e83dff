public import CallModel
import Diagnostics
import JSONText
public import RuleCheck

/// A server of the Language Server Protocol 3.17 for rule files: bytes of the client in, bytes for it
/// out. Any bytes at all may come.
///
/// It reads rule files in the folders of open documents and prints nothing; whoever owns the streams
/// gives it what came and sends what it gives back.
///
///     var server = LanguageServer(version: "1.0", options: CheckOptions())
///     while server.exitCode == nil { output(server.receive(input())) … output(server.settle()) }
public struct LanguageServer: Sendable {
  private let version: String
  private let setup: Setup
  private var decoder = FrameDecoder()
  private var phase = Phase.new
  var features = ClientFeatures(JSONNode(.null, file: "params"))
  var workspace: RuleWorkspace
  /// The documents that have messages in the client, by set.
  private var told: [RuleSetPlace: Set<String>] = [:]
  private var output: [JSONValue] = []

  /// How the process has to end; `nil` until the client says so. 0 if it was asked to shut down
  /// first, 1 if not.
  public private(set) var exitCode: Int32?

  private enum Phase {
    case new, running, shutDown
  }

  /// What the server is told about this installation.
  public struct Setup: Sendable {
    /// What the checker is told.
    public let options: CheckOptions
    /// How a term is spoken, for people; `nil` for a term that nothing is known about.
    public let pronunciation: (@Sendable (Term) -> String?)?

    /// A setup with both its parts.
    public init(
      options: CheckOptions = CheckOptions(),
      pronunciation: (@Sendable (Term) -> String?)? = nil
    ) {
      self.options = options
      self.pronunciation = pronunciation
    }
  }

  /// A server that nobody has spoken to, of the program of this version.
  public init(version: String, setup: Setup = Setup()) {
    self.version = version
    self.setup = setup
    workspace = RuleWorkspace(options: setup.options, counting: .utf16)
  }

  /// How a term is spoken, where that is known.
  var pronunciation: (@Sendable (Term) -> String?)? { setup.pronunciation }

  // MARK: Streams

  /// Takes bytes of the client; gives the answers to all messages that they complete.
  public mutating func receive(_ bytes: some Collection<UInt8>) -> [UInt8] {
    decoder.append(bytes)
    while exitCode == nil, let event = decoder.next() {
      switch event {
      case .fault(let reason): output.append(RPCFailure(.parseError, reason).response)
      case .message(let content): take(content)
      }
    }
    return takeOutput()
  }

  /// Whether nothing is due that nobody has asked for.
  public var isSettled: Bool { phase != .running || !workspace.isStale }

  /// The messages about documents that have changed. To be called when the client pauses: between two
  /// keystrokes nobody reads them.
  public mutating func settle() -> [UInt8] {
    guard phase == .running else { return [] }
    let (reports, troubles) = workspace.takeReports()
    for report in reports {
      let messages = PublishedDiagnostics(report, workspace: workspace, features: features)
      let left = told[report.place, default: []].subtracting(messages.paths)
      output += messages.notifications(clearing: left)
      told[report.place] = messages.paths.isEmpty ? nil : messages.paths
    }
    for trouble in troubles {
      notify(
        "window/logMessage",
        .record(("type", .int(2)), ("message", .string(trouble.description))))
    }
    return takeOutput()
  }

  private mutating func takeOutput() -> [UInt8] {
    defer { output = [] }
    return output.flatMap { Frame.bytes(of: $0) }
  }

  private mutating func notify(_ method: String, _ params: JSONValue) {
    output.append(
      .record(("jsonrpc", "2.0"), ("method", .string(method)), ("params", params)))
  }

  // MARK: Messages

  private mutating func take(_ content: [UInt8]) {
    do throws(RPCFailure) {
      switch try RPCMessage(content) {
      case .response: break
      case .notification(let method, let params): take(method, params)
      case .request(let id, let method, let params):
        do throws(RPCFailure) {
          let result = try answer(method, params)
          output.append(.record(("jsonrpc", "2.0"), ("id", id), ("result", result)))
        } catch {
          throw error.of(id)
        }
      }
    } catch {
      output.append(error.response)
    }
  }

  private mutating func answer(_ method: String, _ params: JSONNode) throws(RPCFailure) -> JSONValue
  {
    switch (phase, method) {
    case (.new, "initialize"): return initialize(params)
    case (.new, _): throw RPCFailure(.serverNotInitialized, "`initialize` comes first")
    case (.shutDown, _): throw RPCFailure(.invalidRequest, "the server has been shut down")
    case (.running, "initialize"): throw RPCFailure(.invalidRequest, "`initialize` comes once")
    case (.running, "shutdown"):
      phase = .shutDown
      return .null
    case (.running, _): return try result(of: method, params)
    }
  }

  private mutating func take(_ method: String, _ params: JSONNode) {
    if method == "exit" {
      exitCode = phase == .shutDown ? 0 : 1
      return
    }
    guard phase == .running else { return }
    if method == "initialized" { return watchFiles() }
    do throws(InputError) {
      try note(method, params)
    } catch {
      // A notification has no answer; a log is the only place for this.
      notify(
        "window/logMessage",
        .record(("type", .int(1)), ("message", .string("\(method): \(error.description)"))))
    }
  }

  // MARK: The start

  private mutating func initialize(_ params: JSONNode) -> JSONValue {
    phase = .running
    features = ClientFeatures(params)
    workspace = RuleWorkspace(options: setup.options, counting: features.encoding)
    return .record(
      ("capabilities", Self.capabilities(counting: features.encoding)),
      ("serverInfo", .record(("name", "earshot"), ("version", .string(version)))))
  }

  private static func capabilities(counting encoding: PositionEncoding) -> JSONValue {
    .record(
      ("positionEncoding", .string(encoding.rawValue)),
      (
        "textDocumentSync",
        .record(
          ("openClose", true), ("change", .int(2)), ("save", .record(("includeText", false))))
      ),
      (
        "completionProvider",
        .record(("triggerCharacters", .strings([".", "\"", "{", " "])), ("resolveProvider", false))
      ),
      ("hoverProvider", true), ("definitionProvider", true), ("referencesProvider", true),
      ("documentHighlightProvider", true), ("documentSymbolProvider", true),
      ("documentFormattingProvider", true),
      (
        "codeActionProvider",
        .record(("codeActionKinds", .strings(["quickfix", "source.fixAll"])))
      ),
      ("renameProvider", .record(("prepareProvider", true))))
  }

  /// Asks to be told of rule files that other programs change.
  private mutating func watchFiles() {
    guard features.watchesFiles else { return }
    let watcher = JSONValue.record(("globPattern", "**/*.rules"))
    let registration = JSONValue.record(
      ("id", "rule-files"), ("method", "workspace/didChangeWatchedFiles"),
      ("registerOptions", .record(("watchers", .array([watcher])))))
    output.append(
      .record(
        ("jsonrpc", "2.0"), ("id", "earshot-1"), ("method", "client/registerCapability"),
        ("params", .record(("registrations", .array([registration]))))))
  }
}
