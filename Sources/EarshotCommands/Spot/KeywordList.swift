import CallModel
import Diagnostics
import Foundation

/// The keywords of `earshot spot`: those of the command line, then those of a file.
enum KeywordList {
  /// The keywords of `file`, one to a line, `#` begins a comment line; how a keyword is spoken can
  /// follow after a tab.
  static func read(_ file: String) throws(InputError) -> [Term] {
    try ListFile.text(at: file, called: "keyword file").split(whereSeparator: \.isNewline)
      .map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty && !$0.hasPrefix("#") }
      .map { line in
        let parts = line.split(separator: "\t", maxSplits: 1)
          .map { $0.trimmingCharacters(in: .whitespaces) }
        return Term(parts[0], soundsLike: parts.count == 2 ? parts[1] : nil)
      }
  }

  /// `terms` without the second of two that are the same.
  static func distinct(_ terms: [Term]) -> [Term] {
    var seen: Set<Term> = []
    return terms.filter { seen.insert($0).inserted }
  }
}
