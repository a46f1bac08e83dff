import CallModel
import Diagnostics
import Imports
import JSONText

extension CaseReader {
  mutating func report(_ error: InputError) { errors.append(error) }

  mutating func list<Element>(
    _ node: JSONNode?, of element: (inout CaseReader, JSONNode) -> Element?
  ) -> [Element] {
    do throws(InputError) {
      return try node?.elements().compactMap { element(&self, $0) } ?? []
    } catch {
      report(error)
      return []
    }
  }

  mutating func text(_ node: JSONNode?) -> String? {
    do throws(InputError) {
      return try node?.string()
    } catch {
      report(error)
      return nil
    }
  }

  mutating func number(_ node: JSONNode) -> Double? {
    guard case .number(let text) = node.value else { return nil }
    return Double(text)
  }

  mutating func value(of node: JSONNode, as type: FieldType) -> FieldValue? {
    do throws(InputError) {
      return try CallsFile.value(of: node, as: type)
    } catch {
      report(error)
      return nil
    }
  }

  mutating func duration(_ key: String, in node: JSONNode) -> Int? {
    guard let written = required(key, in: node),
      case .duration(let ms)? = value(of: written, as: .duration)
    else { return nil }
    return Int(clamping: ms)
  }

  mutating func required(_ key: String, in node: JSONNode) -> JSONNode? {
    do throws(InputError) {
      return try node.required(key)
    } catch {
      report(error)
      return nil
    }
  }

  /// Says which members of `node` nobody knows: a misspelt one would be lost without a word.
  mutating func check(_ node: JSONNode, has known: [String]) {
    for (name, member) in node.members where !known.contains(name) {
      report(unknown(name, at: member, among: known))
    }
  }

  func unknown(_ name: String, at node: JSONNode, among known: [String]) -> InputError {
    node.error(
      "is nothing that a case has",
      advice: Spelling.nearest(to: name, among: known).map { "did you mean `\($0)`?" }
        ?? "there are " + known.joined(separator: ", "))
  }
}
