import Diagnostics
import JSONText

/// The body of an answer, as far as it can be read.
struct Answer {
  let json: JSONValue?
  private let text: String

  init(_ body: String) {
    text = body
    json = try? JSONReader.read(Array(body.utf8)[...])
  }

  /// What the server says, for people: its message where there is one, else the beginning of all.
  var message: String? {
    let error = json?["error"] ?? json?["partialFailureError"] ?? json
    let said =
      error?["error_user_msg"]?.string ?? error?["message"]?.string ?? json?["error"]?.string
      ?? json?["message"]?.string
    let shown = (said ?? text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return shown.isEmpty ? nil : shown.shown(limit: 300)
  }

  /// Whether Meta says that it was no fault of ours: by `is_transient`, or by the codes of its limits.
  var isTransient: Bool {
    guard let error = json?["error"] else { return false }
    if error["is_transient"] == true { return true }
    guard case .number(let code)? = error["code"] else { return false }
    return ["1", "2", "4", "17", "32", "341", "613", "80004"].contains(code)
  }
}

extension JSONValue {
  subscript(name: String) -> JSONValue? { members.last { $0.name == name }?.value }

  var members: [Member] {
    if case .object(let members) = self { members } else { [] }
  }

  var elements: [JSONValue] {
    if case .array(let elements) = self { elements } else { [] }
  }

  var string: String? {
    if case .string(let text) = self { text } else { nil }
  }
}
