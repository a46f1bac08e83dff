package import Diagnostics
package import JSONText

/// Places and stretches as the protocol writes them.
extension TextPosition {
  package init(_ node: JSONNode) throws(InputError) {
    self.init(
      line: try node.required("line").count(), character: try node.required("character").count())
  }

  package var json: JSONValue {
    .record(("line", .int(line)), ("character", .int(character)))
  }
}

extension TextRange {
  package init(_ node: JSONNode) throws(InputError) {
    self.init(
      start: try TextPosition(node.required("start")), end: try TextPosition(node.required("end")))
  }

  package var json: JSONValue { .record(("start", start.json), ("end", end.json)) }
}

extension JSONNode {
  /// A whole number from 0 to what the protocol's numbers reach.
  package func count() throws(InputError) -> Int {
    guard case .number(let text) = value, let number = Int(text), 0...0x7FFF_FFFF ~= number else {
      throw error("is no whole number from 0 on")
    }
    return number
  }

  /// Whether the member `key` is `true`.
  package func isTrue(_ key: String) -> Bool { self[key]?.value == .flag(true) }
}
