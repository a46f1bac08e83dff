import Diagnostics
import Foundation
import RuleCheck

/// The rule files of a set as they are on the disk.
enum RuleSetFolder {
  /// The files at `place`, by name; none of a folder that is not there or has no rule files.
  ///
  /// - Throws: `InputError` where something cannot be read, as `RuleFolder.read` does.
  static func files(at place: RuleSetPlace) throws(InputError) -> [CheckedFile] {
    let paths: [String]
    switch place {
    case .document: return []
    case .tree(let folder): paths = holdsRules(folder) ? [folder] : []
    case .folder(let folder): paths = ruleFiles(in: folder)
    }
    return try RuleFolder.read(paths: paths).map { file in
      CheckedFile(name: place.name(of: file.source.path), source: file.source)
    }
  }

  private static func ruleFiles(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".rules") && !$0.hasPrefix(".") }.sorted()
      .map { (folder == "/" ? folder : folder + "/") + $0 }
      .filter { path in
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
          && !isFolder.boolValue
      }
  }

  private static func holdsRules(_ folder: String) -> Bool {
    guard let paths = FileManager.default.enumerator(atPath: folder) else { return false }
    for case let path as String in paths where path.hasSuffix(".rules") { return true }
    return false
  }
}
