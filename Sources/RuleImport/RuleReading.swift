import Diagnostics
import JSONText

/// What one rule of another service says.
struct RuleReading {
  /// What it is called, or what stands for its name where it has none.
  private(set) var name: String
  /// Whether it is not in force there.
  private(set) var isDraft = false
  /// `nil` where a part of it is refused.
  private(set) var condition: Condition?
  private(set) var leftOut: [RefusedPart] = []
  private(set) var refused: [RefusedPart] = []

  /// A category of Transcribe.
  init(category: JSONNode) {
    var reader = CategoryReader(category)
    condition = reader.condition(of: category)
    refused = reader.refusals.parts
    name = "a category without a name"
    takeName(category["CategoryName"], of: category)
  }

  /// A rule of Connect in the document at `path`, after which a rule is called that has no name.
  init(connect rule: JSONNode, path: String) {
    var reader = ConnectRuleReader()
    condition = reader.condition(of: rule)
    leftOut = reader.leftOut
    isDraft = reader.isDraft
    refused = reader.refusals.parts
    let file = path.split(separator: "/").last.map(String.init) ?? path
    name = file.hasSuffix(".json") ? String(file.dropLast(5)) : file
    if rule["Name"] != nil || rule["Function"] != nil { takeName(rule["Name"], of: rule) }
  }

  private mutating func takeName(_ node: JSONNode?, of rule: JSONNode) {
    if case .string(let text)? = node?.value, text.contains(where: { !$0.isWhitespace }) {
      name = text
    } else {
      refused.append(RefusedPart((node ?? rule).path, "a rule needs a name"))
    }
  }
}
