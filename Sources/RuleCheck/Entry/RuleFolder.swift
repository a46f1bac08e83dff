public import Diagnostics
import Foundation
import RuleSyntax

/// Finds and reads rule files.
public enum RuleFolder {
  /// The files at `paths`: a file is taken as it is, a folder gives every file below it whose name
  /// ends with `.rules`, hidden ones left out. In the order of `paths`, and within a folder by name.
  ///
  /// Of a file that is longer than `Limits.fileBytes` so much is read that `parse` refuses it.
  ///
  /// - Throws: `InputError` for a path that is not there or cannot be read, and a folder without rule
  ///   files.
  public static func read(paths: [String]) throws(InputError) -> [CheckedFile] {
    var files: [CheckedFile] = []
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw InputError(
          path: path, reason: "there is no such file or folder",
          advice: path == "-" ? "rules are read from files, not from standard input" : nil)
      }
      if isFolder.boolValue {
        files += try readFolder(path)
      } else {
        files.append(try readFile(path, name: (path as NSString).lastPathComponent))
      }
    }
    var seen: Set<String> = []
    return files.filter { seen.insert($0.source.path).inserted }
  }

  private static func readFolder(_ folder: String) throws(InputError) -> [CheckedFile] {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    let names = try ruleNames(below: prefix)
    guard !names.isEmpty else {
      throw InputError(
        path: folder, reason: "no rule files here",
        advice: "the names of rule files end with .rules")
    }
    var files: [CheckedFile] = []
    for name in names { files.append(try readFile(prefix + name, name: name)) }
    return files
  }

  /// The rule files below the folder, by path within it. Every folder must be readable: rules that
  /// are silently left out would be missing conversions.
  private static func ruleNames(below prefix: String) throws(InputError) -> [String] {
    var names: [String] = []
    var open = [""]
    while let folder = open.popLast() {
      let entries: [String]
      do {
        entries = try FileManager.default.contentsOfDirectory(atPath: prefix + folder)
      } catch {
        throw InputError(path: prefix + folder, reason: "this folder cannot be read")
      }
      let unreadable = UnreadableName.entries(ofFolder: prefix + folder)
      if let one = unreadable.first(where: { $0.isFolder || $0.path.hasSuffix(".rules") }) {
        throw one.error
      }
      for entry in entries where !entry.hasPrefix(".") {
        let path = prefix + folder + entry
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
        if isFolder.boolValue {
          // A link to a folder could lead back to where it is.
          if !isLink(path) { open.append(folder + entry + "/") }
        } else if entry.hasSuffix(".rules") {
          names.append(folder + entry)
        }
      }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func isLink(_ path: String) -> Bool {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
  }

  private static func readFile(_ path: String, name: String) throws(InputError) -> CheckedFile {
    CheckedFile(name: name, source: SourceFile(path: path, bytes: try beginning(ofFileAt: path)))
  }

  /// What stands in the file at `path`, which a rule file names; for `CheckOptions.readFile`.
  ///
  /// - Throws: `InputError` for a file that does not lie below `folder`, be it by a link, that is no
  ///   file or cannot be read, and for one that is longer than `Limits.fileBytes`.
  public static func content(
    ofFileAt path: String, within folder: String
  ) throws(InputError) -> [UInt8] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw InputError(
        path: path, reason: "there is no such file",
        advice: "paths start at the folder of the file that names them")
    }
    let place = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let root = URL(fileURLWithPath: folder.isEmpty ? "." : folder).resolvingSymlinksInPath().path
    guard place.hasPrefix(root.hasSuffix("/") ? root : root + "/") else {
      throw InputError(
        path: path, reason: "a link that leads out of the rule folder",
        advice: "put the file itself there")
    }
    let type = try? FileManager.default.attributesOfItem(atPath: place)[.type] as? FileAttributeType
    guard type == .typeRegular else {
      throw InputError(
        path: path, reason: isFolder.boolValue ? "this is a folder" : "this is no file")
    }
    let content = try beginning(ofFileAt: place)
    guard content.count <= Limits.fileBytes else {
      throw InputError(
        path: path, reason: "longer than \(Limits.fileBytes) bytes, the most a rule file may have",
        advice: "split it into several files")
    }
    return content
  }

  /// A file, or one byte more of it than a rule file may have.
  private static func beginning(ofFileAt path: String) throws(InputError) -> [UInt8] {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw InputError(path: path, reason: "this file cannot be read")
    }
    defer { try? handle.close() }
    do {
      return Array(try handle.read(upToCount: Limits.fileBytes + 1) ?? Data())
    } catch {
      throw InputError(path: path, reason: "this file cannot be read")
    }
  }
}
