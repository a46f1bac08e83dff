import CallModel

/// Writes one rule in the language's own style: attributes one to a line, operands led by `and` or
/// `or`, lists wrapped.
struct RuleText {
  /// The widest line.
  private static let width = 100
  /// The most phrases that stand in the rule itself; more get a term set, where they are easier to
  /// add to.
  private static let inlinePhrases = 3

  let draft: RuleDraft
  private var termSets: [(name: String, phrases: [String])] = []

  private init(_ draft: RuleDraft) { self.draft = draft }

  /// The declarations for `draft`, ended by a line feed.
  static func text(of draft: RuleDraft) -> String {
    var text = RuleText(draft)
    return text.written()
  }

  private mutating func written() -> String {
    var lines = draft.leftOut.map { "# Left out, \($0)" }
    lines.append("rule \(Self.quoted(draft.name))")
    lines.append("  id \(draft.id)")
    lines.append("  revision 1")
    if draft.isDraft { lines.append("  status draft") }
    lines.append("when")
    lines += operands(of: draft.condition, indent: 2)
    lines.append("then")
    lines.append("  tag \(draft.tags.map(Self.quoted).joined(separator: ", "))")
    let sets = termSets.flatMap { Self.declaration(of: $0.name, $0.phrases) }
    return (sets + (sets.isEmpty ? [] : [""]) + lines).map { $0 + "\n" }.joined()
  }

  // MARK: - Conditions

  /// The lines of a condition whose operands stand below each other.
  private mutating func operands(of condition: Condition, indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    let (parts, word): ([Condition], String) =
      switch condition {
      case .all(let parts): (parts, "and ")
      case .any(let parts): (parts, "or ")
      default: ([condition], "")
      }
    var lines: [String] = []
    for (index, part) in parts.enumerated() {
      let lead = margin + (index == 0 ? "" : word)
      lines += operand(part, lead: lead)
    }
    return lines
  }

  /// One operand behind `lead`; in brackets on lines of their own where it is too long for one.
  private mutating func operand(_ condition: Condition, lead: String) -> [String] {
    let line = lead + inline(condition)
    if line.count <= Self.width { return [line] }
    let indent = lead.prefix { $0 == " " }.count
    switch condition {
    case .all, .any:
      return [lead + "("] + operands(of: condition, indent: indent + 2)
        + [String(repeating: " ", count: indent) + ")"]
    case .not(let inner):
      guard case .mention = inner else { return operand(inner, lead: lead + "not ") }
      return [line]
    case .mention, .operand: return [line]
    }
  }

  /// The condition on one line, as an operand.
  private mutating func inline(_ condition: Condition) -> String {
    switch condition {
    case .all(let parts): "(" + joined(parts, " and ") + ")"
    case .any(let parts): "(" + joined(parts, " or ") + ")"
    case .not(let inner): "not " + inline(inner)
    case .operand(let text): text
    case .mention(let mention): inline(mention)
    }
  }

  private mutating func joined(_ parts: [Condition], _ word: String) -> String {
    var texts: [String] = []
    for part in parts { texts.append(inline(part)) }
    return texts.joined(separator: word)
  }

  private mutating func inline(_ mention: Condition.Mention) -> String {
    let target: String
    if mention.phrases.count == 1 {
      target = Self.quoted(mention.phrases[0])
    } else if mention.phrases.count <= Self.inlinePhrases {
      target = "any of (" + mention.phrases.map(Self.quoted).joined(separator: ", ") + ")"
    } else {
      target = "any of " + termSet(of: mention.phrases)
    }
    let speaker = mention.speaker.map { " by \($0.rawValue)" } ?? ""
    return "mentions " + target + speaker + (mention.window.map { " " + $0.text } ?? "")
  }

  /// The set with these phrases, declared if there is none yet.
  private mutating func termSet(of phrases: [String]) -> String {
    if let known = termSets.first(where: { $0.phrases == phrases }) { return known.name }
    let number = termSets.isEmpty ? "" : "_\(termSets.count + 1)"
    termSets.append((draft.id + "_words" + number, phrases))
    return termSets[termSets.count - 1].name
  }

  /// `terms x = "…", "…"`, wrapped under its first phrase.
  private static func declaration(of name: String, _ phrases: [String]) -> [String] {
    let head = "terms \(name) = "
    let margin = String(repeating: " ", count: min(head.count, 24))
    var lines = [head]
    for (index, phrase) in phrases.enumerated() {
      let item = quoted(phrase) + (index + 1 < phrases.count ? "," : "")
      let last = lines.count - 1
      if lines[last] != head, lines[last].count + item.count >= width {
        lines.append(margin + item)
      } else {
        lines[last] += (lines[last].hasSuffix(" ") ? "" : " ") + item
      }
    }
    return lines
  }

  /// The text between quotes, with what quotes cannot hold as escapes.
  static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

/// A rule that is ready to be written.
struct RuleDraft {
  var name: String
  var id: String
  /// Whether it is decided and not booked.
  var isDraft = false
  var condition: Condition
  /// What matching calls are tagged with.
  var tags: [String]
  var leftOut: [RefusedPart] = []
}
