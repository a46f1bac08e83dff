import Diagnostics
import RuleSyntax

/// A file that a rule file names with `include` or `from`: by its path from that file's own folder,
/// and never outside of the rule folder.
struct NamedFile {
  /// The path within the rule folder, with `/` between the parts.
  let name: String
  /// The path at which the file is read.
  let path: String
  /// The rule folder, with `/` at the end; empty for the working folder.
  private let folder: String
  private let written: SourceSpan

  /// What `written` names in `file`.
  ///
  /// - Throws: that the path leads out of the rule folder, or to no file.
  init(_ written: StringLiteral, in file: CheckedFile) throws(UnreadableFile) {
    let shown = file.source.path
    self.written = SourceSpan(path: shown, bytes: written.span)
    let isWithin = shown.hasSuffix(file.name)
    folder = String(
      isWithin ? shown.dropLast(file.name.count) : shown[..<Self.endOfFolder(of: shown)])
    let own = isWithin ? file.name[..<Self.endOfFolder(of: file.name)] : ""
    let path = written.value.hasPrefix("/") ? nil : Self.parts(of: own + written.value)
    guard let path else {
      throw UnreadableFile(
        Diagnostic(
          .unreadableFile, "`\(written.value)` lies outside of the rule folder",
          at: .init(self.written, "not read"),
          help: "put the file below \(folder.isEmpty ? "the folder of the rules" : "`\(folder)`")"
            + ", or give the folder that holds both"))
    }
    guard !written.value.hasSuffix("/"), !path.isEmpty, !written.value.isEmpty else {
      throw UnreadableFile(
        Diagnostic(
          .unreadableFile, "`\(written.value)` is the path of no file",
          at: .init(self.written, "not read"),
          help: "write the path from the folder of this file, such as `\"shared/words.rules\"`"))
    }
    name = path.joined(separator: "/")
    self.path = folder + name
  }

  /// The parts of a path; `nil` if it leads out of where it starts.
  private static func parts(of path: String) -> [Substring]? {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      guard part == ".." else {
        parts.append(part)
        continue
      }
      guard parts.popLast() != nil else { return nil }
    }
    return parts
  }

  /// The file.
  ///
  /// - Throws: why it cannot be read.
  func read(_ options: CheckOptions) throws(UnreadableFile) -> CheckedFile {
    guard let readFile = options.readFile else {
      throw unreadable("other files are not read here", help: nil)
    }
    do throws(InputError) {
      let bytes = try readFile(path, folder)
      return CheckedFile(name: name, source: SourceFile(path: path, bytes: bytes))
    } catch {
      throw unreadable(error.reason, help: error.advice)
    }
  }

  private func unreadable(_ reason: String, help: String?) -> UnreadableFile {
    UnreadableFile(
      Diagnostic(
        .unreadableFile, "`\(name)` cannot be read", at: .init(written, reason), help: help))
  }

  private static func endOfFolder(of path: String) -> String.Index {
    path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
  }
}

/// A file that is named cannot be read.
struct UnreadableFile: Error {
  /// Why, and where it is named.
  let diagnostic: Diagnostic

  init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }
}
