import CallModel
package import RuleEngine

/// Why an exclusion takes a call out, as people read it.
package enum ExclusionText {
  /// The exclusions among `exclusions` that take the call out, each with its tree; nothing where none
  /// does.
  package static func lines(_ exclusions: [ExclusionExplanation]) -> [String] {
    exclusions.filter { $0.condition.verdict == .yes }.flatMap { exclusion in
      let what = exclusion.group.map { " from group \($0)" } ?? ""
      return ["\"\(exclusion.name)\" excludes the call\(what)"]
        + ExplanationTree(of: exclusion.condition).text
    }
  }
}
