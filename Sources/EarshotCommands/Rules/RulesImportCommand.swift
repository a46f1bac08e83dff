public import ArgumentParser
import Diagnostics
import Foundation
import RuleImport
import RuleSyntax

/// `earshot rules import`: rules of other services, carried over into rule files.
public struct RulesImportCommand: AsyncParsableCommand {
  /// What `earshot rules import --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Carries rules of other services over into rule files.",
    discussion: """
      Reads categories of Amazon Transcribe Call Analytics and rules of Amazon Connect Contact Lens, \
      as JSON. A rule is carried over whole or not at all: what has no exact meaning in rules is named \
      with its place in the document. docs/importing.md says what is carried over.

        aws transcribe list-call-analytics-categories > categories.json
        earshot rules import categories.json --out rules/

      Without --out the rules go to standard output. Exit codes: 0 everything was carried over, \
      1 a document cannot be read, 3 some rules were not carried over.
      """)

  @Argument(help: "Documents of other services, as JSON.")
  var documents: [String]

  @Option(help: "Where the rules come from: aws or connect; each document says it if not given.")
  var from: RuleOrigin?

  @Option(help: "The folder for the rule files, one for each document; none is overwritten.")
  var out: String?

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// What `ArgumentParser` cannot check by type.
  public func validate() throws {
    if documents.isEmpty { throw ValidationError("name the documents") }
  }

  /// Reads all documents, then writes; nothing is written if one cannot be read.
  public mutating func run() async throws {
    var importer = RuleImporter(origin: from)
    var files: [ImportedFile] = []
    for document in documents {
      files.append(try importer.read(try Self.bytes(ofDocument: document), path: document))
    }
    if let out {
      let written = try ImportedRuleFiles.write(files, to: out)
      for (file, path) in zip(files, written) { Terminal.printLine(Self.summary(file, path)) }
    } else {
      for text in files.compactMap(\.text) { Terminal.printLine(text) }
    }
    for file in files { Self.report(file).forEach { Terminal.writeError($0 + "\n") } }
    if files.contains(where: { !$0.refused.isEmpty }) { throw ExitStatus.someFailed }
  }

  private static func bytes(ofDocument path: String) throws(InputError) -> [UInt8] {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw InputError(path: path, reason: "there is no file that can be read")
    }
    defer { try? handle.close() }
    do {
      return Array(try handle.read(upToCount: RuleImporter.documentBytes + 1) ?? Data())
    } catch {
      throw InputError(path: path, reason: "this file cannot be read")
    }
  }

  private static func summary(_ file: ImportedFile, _ path: String?) -> String {
    let count = file.carried.count
    let carried = "\(count) \(count == 1 ? "rule" : "rules") carried over"
    let refused = file.refused.isEmpty ? "" : " · \(file.refused.count) not"
    return "  \(file.path)\(path.map { " → \($0)" } ?? "")   \(carried)\(refused)"
  }

  /// What was not carried over, and why.
  private static func report(_ file: ImportedFile) -> [String] {
    var lines: [String] = []
    if file.isPartial {
      lines.append(
        "  note: \(file.path) is a part of a longer list (it has a `NextToken`): save the rest too")
    }
    for rule in file.refused {
      lines.append("  \(file.path): \"\(rule.name.shown())\" is not carried over")
      lines += rule.parts.map { "    \($0)" }
    }
    for rule in file.carried where !rule.leftOut.isEmpty {
      lines.append("  \(file.path): of \"\(rule.name.shown())\" this is left out")
      lines += rule.leftOut.map { "    \($0)" }
    }
    return lines
  }
}

extension RuleOrigin: ExpressibleByArgument {}
