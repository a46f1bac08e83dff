import Diagnostics
package import JSONText

/// A message of JSON-RPC 2.0, as the protocol uses it.
package enum RPCMessage: Sendable {
  /// Something that must be answered under its id.
  case request(id: JSONValue, method: String, params: JSONNode)
  /// Something that must not be answered.
  case notification(method: String, params: JSONNode)
  /// The answer to a request of the server.
  case response

  /// Reads a message.
  ///
  /// - Throws: what has to be answered; where the message has an id, under that.
  package init(_ content: [UInt8]) throws(RPCFailure) {
    let value: JSONValue
    do throws(JSONFault) {
      value = try JSONReader.read(content[...], halfPair: .replaced)
    } catch {
      throw RPCFailure(.parseError, "not JSON: \(error.reason), at byte \(error.offset)")
    }
    guard case .object = value else {
      throw RPCFailure(.invalidRequest, "a message is an object; batches are not taken")
    }
    let message = JSONNode(value, file: "message")
    let id = message["id"]?.value
    switch id {
    case nil, .string, .number: break
    default: throw RPCFailure(.invalidRequest, "an id is a text or a number")
    }
    guard message["jsonrpc"]?.value == .string("2.0") else {
      throw RPCFailure(.invalidRequest, "`jsonrpc` must be \"2.0\"", id: id)
    }
    guard let method = message["method"] else {
      guard id != nil, message["result"] != nil || message["error"] != nil || Self.hasNull(value)
      else { throw RPCFailure(.invalidRequest, "`method` is missing", id: id) }
      self = .response
      return
    }
    guard case .string(let name) = method.value else {
      throw RPCFailure(.invalidRequest, "`method` is not a text", id: id)
    }
    let params = JSONNode(message["params"]?.value ?? .object([]), file: "params")
    self =
      id.map { .request(id: $0, method: name, params: params) }
      ?? .notification(method: name, params: params)
  }

  /// Whether a response has the result `null`, which reads like a missing member.
  private static func hasNull(_ message: JSONValue) -> Bool {
    guard case .object(let members) = message else { return false }
    return members.contains { $0.name == "result" }
  }
}

/// Why a request has no result.
package struct RPCFailure: Error, Equatable {
  /// Which kind of failure.
  package let code: Code
  /// What is wrong, for people.
  package let reason: String
  /// The request; `nil` where it is not known.
  package let id: JSONValue?

  /// A failure with all its parts.
  package init(_ code: Code, _ reason: String, id: JSONValue? = nil) {
    self.code = code
    self.reason = reason
    self.id = id
  }

  /// The same failure, of this request.
  package func of(_ id: JSONValue) -> RPCFailure { RPCFailure(code, reason, id: id) }

  /// What `read` makes of a request's parameters; where it cannot, that is the failure.
  static func reading<Result>(
    _ read: () throws(InputError) -> Result
  ) throws(RPCFailure) -> Result {
    do throws(InputError) {
      return try read()
    } catch {
      throw RPCFailure(.invalidParams, error.description)
    }
  }

  /// The numbers of JSON-RPC and of the protocol.
  package enum Code: Int, Sendable {
    /// Not JSON, or no frame.
    case parseError = -32700
    /// JSON that is no message, or one that must not come now.
    case invalidRequest = -32600
    /// A request that the server does not have.
    case methodNotFound = -32601
    /// A request without what it needs.
    case invalidParams = -32602
    /// A request before `initialize`.
    case serverNotInitialized = -32002
    /// A request that is right and cannot be carried out.
    case requestFailed = -32803
  }

  /// The answer.
  package var response: JSONValue {
    .record(
      ("jsonrpc", "2.0"), ("id", id ?? .null),
      ("error", .record(("code", .int(code.rawValue)), ("message", .string(reason)))))
  }
}
