import ArgumentParser

/// What is done with files that a command would change.
enum RewriteMode: String, EnumerableFlag {
  case check
  case diff
  case write

  static func help(for mode: RewriteMode) -> ArgumentHelp? {
    switch mode {
    case .check: "Only names the files that would change; exit code 3 if there are any."
    case .diff: "Shows what would change."
    case .write: "Changes the files."
    }
  }
}
