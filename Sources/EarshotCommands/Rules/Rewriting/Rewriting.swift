import Diagnostics
import Foundation

/// Files with what they should be. Bytes, not texts: what is no UTF-8 stays as it is.
struct Rewriting {
  /// The files as they are, and as they should be.
  let files: [(before: SourceFile, after: SourceFile)]

  /// The files that should change.
  private var changed: [(before: SourceFile, after: SourceFile)] {
    files.filter { $0.before.bytes != $0.after.bytes }
  }

  /// Does what `mode` says: names the files that would change, shows how, or changes them.
  ///
  /// - Parameter verb: what happens to a file, such as `formatted`, for the summary.
  /// - Throws: `ExitStatus.someFailed` where files would change and `mode` is `check`; `InputError`
  ///   for a file that cannot be written.
  func perform(_ mode: RewriteMode, verb: String, terminal: Terminal) throws {
    let changed = changed
    switch mode {
    case .check:
      for file in changed { Terminal.printLine(file.before.path) }
      summarise(changed.count, "would be \(verb)")
      if !changed.isEmpty { throw ExitStatus.someFailed }
    case .diff:
      for file in changed {
        let diff = UnifiedDiff(
          path: file.before.path, before: file.before.text(in: file.before.wholeSpan),
          after: file.after.text(in: file.after.wholeSpan))
        diff.lines(usesColor: terminal.usesColor).forEach { Terminal.printLine($0) }
      }
      summarise(changed.count, "would be \(verb)")
    case .write:
      for file in changed {
        try Self.write(file.after.bytes, to: file.before.path)
        Terminal.printLine(file.before.path)
      }
      summarise(changed.count, verb)
    }
  }

  private func summarise(_ count: Int, _ verb: String) {
    let all = PlainText.count(files.count, "file")
    Terminal.writeError("\(PlainText.count(count)) of \(all) \(verb)\n")
  }

  /// Replaces the content of the file at `path` in one step, so that no half file is ever there.
  private static func write(_ bytes: [UInt8], to path: String) throws(InputError) {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let files = FileManager.default
    do {
      let mode = try files.attributesOfItem(atPath: target.path)[.posixPermissions]
      try Data(bytes).write(to: target, options: .atomic)
      if let mode { try files.setAttributes([.posixPermissions: mode], ofItemAtPath: target.path) }
    } catch {
      throw InputError(path: path, reason: "this file cannot be written")
    }
  }
}
