import Diagnostics
import JSONText

/// Collects what stands in the way of a rule, so that all of it is told at once.
struct Refusals {
  private(set) var parts: [RefusedPart] = []

  /// Says why `node` is not carried over.
  mutating func refuse(_ node: JSONNode, _ reason: String) {
    parts.append(RefusedPart(node.path, reason))
  }

  /// What `read` gives, or `nil` after saying why it cannot be read.
  mutating func reading<Value>(_ read: () throws(InputError) -> Value) -> Value? {
    do {
      return try read()
    } catch {
      let place = if case .jsonPath(let path) = error.location { path } else { "" }
      parts.append(RefusedPart(place, error.reason))
      return nil
    }
  }

  /// Refuses every member of `node` but those that are `known`: what nobody here knows may change
  /// what the whole means.
  mutating func refuseUnknown(in node: JSONNode, known: Set<String>) {
    for (name, member) in node.members where !known.contains(name) {
      refuse(member, "a part that this version does not know")
    }
  }

  /// A member that is true or false; `false` where it is missing.
  mutating func flag(_ key: String, in node: JSONNode) -> Bool {
    guard let member = node[key] else { return false }
    if case .flag(let flag) = member.value { return flag }
    refuse(member, "is \(member.value.kind), not true or false")
    return false
  }

  /// A whole number that is not negative.
  mutating func count(_ node: JSONNode) -> Int? {
    if case .number(let text) = node.value, let number = Int(text), number >= 0 { return number }
    refuse(node, "is not a whole number")
    return nil
  }
}
