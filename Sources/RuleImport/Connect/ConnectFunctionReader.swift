import Diagnostics
import JSONText

/// Reads the function of a rule: conditions joined by `AND` and `OR`.
struct ConnectFunctionReader {
  private(set) var refusals: Refusals

  init(_ refusals: Refusals) { self.refusals = refusals }

  /// The condition of `root`, which must be a group.
  mutating func condition(of root: JSONNode?, in function: JSONNode) -> Condition? {
    guard let root else {
      refusals.refuse(function, "`RuleFunction` is missing")
      return nil
    }
    guard Self.isGroup(root) else {
      refusals.refuse(root["Operator"] ?? root, "the outermost operator is neither `AND` nor `OR`")
      return nil
    }
    return condition(root)
  }

  private static func isGroup(_ node: JSONNode) -> Bool {
    let name = node["Operator"]?.value
    return name == .string("AND") || name == .string("OR")
  }

  private mutating func condition(_ node: JSONNode) -> Condition? {
    guard Self.isGroup(node) else {
      var reader = ConnectConditionReader(node, refusals)
      let condition = reader.condition()
      refusals = reader.refusals
      return condition
    }
    refusals.refuseUnknown(in: node, known: ["Operator", "Operands", "Negate"])
    guard
      let operands = refusals.reading({ () throws(InputError) in
        try node.required("Operands").elements()
      })
    else { return nil }
    guard !operands.isEmpty else {
      refusals.refuse(node["Operands"] ?? node, "the list is empty")
      return nil
    }
    let isDenied = refusals.flag("Negate", in: node)
    let refusedBefore = refusals.parts.count
    var parts: [Condition] = []
    for operand in operands { parts += condition(operand).map { [$0] } ?? [] }
    guard refusals.parts.count == refusedBefore else { return nil }
    let isAll = node["Operator"]?.value == .string("AND")
    let joined: Condition = parts.count == 1 ? parts[0] : isAll ? .all(parts) : .any(parts)
    return isDenied ? .not(joined) : joined
  }
}
