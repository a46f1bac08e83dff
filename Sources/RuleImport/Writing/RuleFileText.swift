import Diagnostics

/// Writes the rule file of a document.
enum RuleFileText {
  /// What every file starts with, behind its comments.
  static let header = "language 1\n\n"

  /// The whole file. Comments say what a reader must know who has only this file.
  static func text(of file: ImportedFile) -> String {
    let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
    var lines = [
      "# Carried over from \(file.origin.name), \(name.shown(limit: 120)).", "#",
      "# There, times count from the start of the recording; here, from the answer where it is known.",
    ]
    if !file.refused.isEmpty {
      lines += ["#", "# Not carried over, since a part of the rule means nothing here:"]
      for rule in file.refused {
        lines.append("#   \(rule.name.shown(limit: 120))")
        lines += rule.parts.map { "#     \($0.description.shown(limit: 400))" }
      }
    }
    return (lines + [""]).joined(separator: "\n") + "\n" + header
      + file.carried.map(\.text).joined(separator: "\n")
  }
}
