/// Names and ids that are taken: both are unique in the whole ruleset.
struct RuleNames {
  private var names: Set<String> = []
  private var ids: Set<String> = []

  /// Takes `name`; `false` if a rule has it.
  mutating func take(name: String) -> Bool { names.insert(name).inserted }

  /// An id made from `name` that no rule has: small letters and digits, with `_` for each run of
  /// anything else.
  mutating func makeID(for name: String) -> String {
    let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
    let joined = words.joined(separator: "_")
    let startsWithLetter = joined.first?.isLetter ?? false
    let wish = startsWithLetter ? joined : joined.isEmpty ? "imported" : "imported_" + joined
    let known = Self.reserved.contains(wish) ? wish + "_rule" : wish
    var id = known
    var number = 2
    while !ids.insert(id).inserted {
      id = "\(known)_\(number)"
      number += 1
    }
    return id
  }

  /// The words that can be no name.
  private static let reserved: Set<String> = [
    "include", "extend", "list", "terms", "table", "constant", "condition", "group", "exclude",
    "rule", "test",
  ]
}
