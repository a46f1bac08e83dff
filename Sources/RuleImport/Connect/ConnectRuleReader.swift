import Diagnostics
import JSONText

/// Reads one rule of Connect: what it is triggered by, its function, and its actions.
struct ConnectRuleReader {
  private(set) var refusals = Refusals()
  /// Actions that change nothing in which calls match.
  private(set) var leftOut: [RefusedPart] = []
  /// Whether the rule is not published.
  private(set) var isDraft = false

  /// The condition of `rule`; `nil` where a part of the rule is refused.
  mutating func condition(of rule: JSONNode) -> Condition? {
    readTrigger(rule["TriggerEventSource"])
    readStatus(rule["PublishStatus"])
    readActions(rule["Actions"])
    guard let function = function(of: rule) else { return nil }
    if let version = function["Version"], version.value != .string("2022-11-25") {
      refusals.refuse(version, "a version of rules that this program does not know")
    }
    var reader = ConnectFunctionReader(refusals)
    let condition = reader.condition(of: function["RuleFunction"], in: function)
    refusals = reader.refusals
    return refusals.parts.isEmpty ? condition : nil
  }

  /// The function, which is JSON in a text in all documents but those that hold it alone.
  private mutating func function(of rule: JSONNode) -> JSONNode? {
    guard let function = rule["Function"] else { return rule }
    guard case .string(let text) = function.value else {
      if function["RuleFunction"] != nil { return function }
      refusals.refuse(function, "is \(function.value.kind), not the text of a function")
      return nil
    }
    do throws(JSONFault) {
      return function.replaced(by: try JSONReader.read(Array(text.utf8)[...]))
    } catch {
      let before = String(decoding: text.utf8.prefix(error.offset), as: UTF8.self)
      refusals.refuse(
        function, "the text is not JSON: at character \(before.count + 1): \(error.reason)")
      return nil
    }
  }

  private mutating func readTrigger(_ trigger: JSONNode?) {
    guard let trigger else { return }
    let source = trigger["EventSourceName"] ?? trigger
    switch source.value {
    case .string("OnPostCallAnalysisAvailable"), .string("OnRealTimeCallAnalysisAvailable"): break
    case .string(let name):
      refusals.refuse(source, "`\(name.shown())` is about something else than recorded calls")
    default: refusals.refuse(source, "is \(source.value.kind), not the name of an event source")
    }
  }

  private mutating func readStatus(_ status: JSONNode?) {
    switch status?.value {
    case nil, .string("PUBLISHED"): break
    case .string("DRAFT"): isDraft = true
    default: if let status { refusals.refuse(status, "is neither `PUBLISHED` nor `DRAFT`") }
    }
  }

  /// Actions stand in a list, each with its type, or in templates by type.
  private mutating func readActions(_ actions: JSONNode?) {
    guard let actions else { return }
    var types: [(type: String, node: JSONNode)] = []
    if let elements = try? actions.elements() {
      for element in elements {
        types.append(((try? element["ActionType"]?.string()) ?? "an unknown action", element))
      }
    } else {
      for member in actions.members where member.node.value != .array([]) {
        types.append((member.name, member.node))
      }
    }
    let categories = ["ASSIGN_CONTACT_CATEGORY", "AssignContactCategoryActions"]
    let others = types.filter { !categories.contains($0.type) }
    if types.isEmpty || others.count < types.count {
      leftOut = others.map {
        RefusedPart($0.node.path, "`\($0.type.shown())` is done by Connect, not by a rule here")
      }
    } else {
      refusals.refuse(actions, "the rule gives no category, so there is nothing to tag a call with")
    }
  }
}
