import Diagnostics
import Foundation
import RuleCheck
import RuleImport
import TestSupport
import Testing

/// Documents as the services write them, and what becomes of each: the rule file, and the list of
/// what was refused.
@Suite("Golden imports") struct GoldenImportTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden")

  static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".json") }.sorted()

  @Test("there are documents of both services, and some that are neither")
  func documentsExist() {
    #expect(Self.names.count { $0.hasPrefix("aws-") } >= 3)
    #expect(Self.names.count { $0.hasPrefix("connect-") } >= 3)
    #expect(Self.names.count >= 12)
  }

  @Test("each document gives its rule file and its refusals, or an error", arguments: names)
  func documents(name: String) throws {
    let bytes = Array(try Data(contentsOf: Self.folder.appendingPathComponent(name)))
    var importer = RuleImporter()
    let report: String
    do throws(InputError) {
      let file = try importer.read(bytes, path: "exports/\(name)")
      report = Self.report(file)
      if let text = file.text {
        GoldenFile(name.replacing(".json", with: ".rules")).expect(text)
        Self.expectClean(text)
      }
    } catch {
      report = "\(error)\n"
    }
    GoldenFile(name + ".txt").expect(report)
  }

  private static func report(_ file: ImportedFile) -> String {
    var lines = ["\(file.origin.name): \(file.carried.count) carried over"]
    for rule in file.refused {
      lines += ["", "\(rule.name) (\(rule.jsonPath))"] + rule.parts.map { "  \($0)" }
    }
    for rule in file.carried where !rule.leftOut.isEmpty {
      lines += ["", "left out of \(rule.name)"] + rule.leftOut.map { "  \($0)" }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// What was written passes the checker, without a warning.
  private static func expectClean(_ text: String) {
    let source = SourceFile(path: "imported.rules", text: text)
    let result = checkRules([CheckedFile(name: "imported.rules", source: source)])
    #expect(result.diagnostics.isEmpty, "\(result.text())")
  }
}
