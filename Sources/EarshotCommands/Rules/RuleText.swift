import Diagnostics
import Foundation
import RuleSyntax

/// Single rule files as the commands read them.
enum RuleText {
  /// The file at `path`; `-` is standard input.
  ///
  /// - Parameter timesLonger: how many times longer than a rule file it may be.
  /// - Throws: `InputError` for a file that cannot be read or is too long.
  static func source(at path: String, timesLonger: Int = 1) throws(InputError) -> SourceFile {
    let isInput = path == "-"
    let name = isInput ? "standard input" : path
    let limit = Limits.fileBytes * timesLonger
    guard let handle = isInput ? .standardInput : FileHandle(forReadingAtPath: path) else {
      throw InputError(path: name, reason: "this file cannot be read")
    }
    let content: Data
    do {
      content = try handle.read(upToCount: limit + 1) ?? Data()
    } catch {
      throw InputError(path: name, reason: "this file cannot be read")
    }
    guard content.count <= limit else {
      throw InputError(path: name, reason: "longer than \(limit) bytes, the most it may have")
    }
    return SourceFile(path: name, bytes: Array(content))
  }

  /// Tells what is wrong with a file, and ends the command.
  static func refuse(_ source: SourceFile, _ diagnostics: [Diagnostic]) throws -> Never {
    let renderer = DiagnosticRenderer(
      files: [source], usesColor: Terminal.current().hasTerminalErrors)
    Terminal.writeError(renderer.text(diagnostics, fileCount: 1) + "\n")
    throw ExitStatus.inputHasErrors
  }
}
