import Diagnostics
import Foundation
import RuleImport
import RuleSyntax

/// Writes carried-over rules to a folder.
enum ImportedRuleFiles {
  /// Writes a rule file for each document of which rules were carried over, named after it, and
  /// returns their paths; `nil` for a document of which none was. Nothing is written unless all can
  /// be: a file that is there stays.
  static func write(_ files: [ImportedFile], to folder: String) throws(InputError) -> [String?] {
    var paths: [String?] = []
    for file in files { paths.append(try path(for: file, in: folder, taken: paths)) }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw InputError(path: folder, reason: "this folder cannot be made")
    }
    for (file, path) in zip(files, paths) {
      guard let path, let text = file.text else { continue }
      do {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
      } catch {
        throw InputError(path: path, reason: "this file cannot be written")
      }
    }
    return paths
  }

  private static func path(
    for file: ImportedFile, in folder: String, taken: [String?]
  ) throws(InputError) -> String? {
    guard let text = file.text else { return nil }
    guard text.utf8.count <= Limits.fileBytes else {
      throw InputError(
        path: file.path,
        reason: "more rules than fit into one rule file (\(Limits.fileBytes) bytes)",
        advice: "split it into several files")
    }
    let name = URL(fileURLWithPath: file.path).deletingPathExtension().lastPathComponent
    let path = "\(folder.hasSuffix("/") ? String(folder.dropLast()) : folder)/\(name).rules"
    guard !FileManager.default.fileExists(atPath: path), !taken.contains(path) else {
      throw InputError(
        path: path, reason: "this file is there already", advice: "move it, or choose another --out"
      )
    }
    return path
  }
}
