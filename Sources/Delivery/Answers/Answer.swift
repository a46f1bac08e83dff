import Diagnostics
import JSONText

/// The body of an answer, as far as it can be read.
struct Answer {
  private let json: JSONValue?
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

  /// The conversions that the Google Ads API did not take, by their places in the request. Those that it knows
  /// already are told, so they are not among them.
  var googleRefusals: [Int: String] {
    var refusals: [Int: String] = [:]
    for detail in json?["partialFailureError"]?["details"]?.elements ?? [] {
      for error in detail["errors"]?.elements ?? [] {
        let code = error["errorCode"]?.members.first?.value.string ?? "ERROR"
        let places = error["location"]?["fieldPathElements"]?.elements ?? []
        guard !Self.known.contains(code), let place = places.compactMap(\.index).first else {
          continue
        }
        let message = [code, error["message"]?.string].compactMap(\.self).joined(separator: ": ")
        refusals[place] = message.shown(limit: 300)
      }
    }
    return refusals
  }

  /// What Google says of a conversion that it has.
  private static let known: Set<String> = [
    "CLICK_CONVERSION_ALREADY_EXISTS", "CALL_CONVERSION_ALREADY_EXISTS", "ORDER_ID_ALREADY_IN_USE",
    "DUPLICATE_ORDER_ID", "CONVERSION_ALREADY_RETRACTED", "RESTATEMENT_ALREADY_EXISTS",
  ]
}

extension JSONValue {
  fileprivate subscript(name: String) -> JSONValue? { members.last { $0.name == name }?.value }

  fileprivate var members: [Member] {
    if case .object(let members) = self { members } else { [] }
  }

  fileprivate var elements: [JSONValue] {
    if case .array(let elements) = self { elements } else { [] }
  }

  fileprivate var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  fileprivate var index: Int? {
    if case .number(let number)? = self["index"] { Int(number) } else { nil }
  }
}
