public import CallModel
public import Diagnostics
import Foundation
import Imports
import JSONText
public import RuleCheck
import TranscriptInput

/// A test in a file of its own, `….call.json`: a whole call, as it was transcribed or as programs write
/// it, and what the rules must make of it. docs/formats/cases.md describes it.
public enum CaseFile {
  /// What the names of case files end with.
  public static let ending = ".call.json"

  /// The case files at `paths`: a file whose name has the ending is one, a folder gives those below it,
  /// hidden ones left out; in the order of `paths`, and within a folder by name.
  public static func files(at paths: [String]) -> [String] {
    paths.flatMap { path -> [String] in
      if path.hasSuffix(ending) { return [path] }
      let below = FileManager.default.enumerator(
        at: URL(fileURLWithPath: path), includingPropertiesForKeys: nil,
        options: .skipsHiddenFiles)
      let root = URL(fileURLWithPath: path).standardizedFileURL.path
      let files = (below?.compactMap { $0 as? URL } ?? []).map(\.standardizedFileURL.path)
        .filter { $0.hasSuffix(ending) && $0.hasPrefix(root) }
      // Named as the folder was, not by where it lies on this machine.
      let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
      return files.sorted().map { folder + $0.dropFirst(root.count) }
    }
  }

  /// The test in the file at `path`, about rules of `ruleset`.
  ///
  /// - Throws: everything in it that cannot be used, each with its place.
  public static func read(
    path: String, ruleset: CheckedRuleset, schema: FieldSchema = .standard
  ) throws(InputErrors) -> RuleTest {
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw InputErrors(InputError(path: path, reason: "the case cannot be read"))
    }
    return try parse([UInt8](bytes), path: path, ruleset: ruleset, schema: schema)
  }

  /// The test in `bytes`, which are what the file at `path` holds. A transcript that it names is read.
  public static func parse(
    _ bytes: [UInt8], path: String, ruleset: CheckedRuleset, schema: FieldSchema = .standard
  ) throws(InputErrors) -> RuleTest {
    let root: JSONNode
    do throws(JSONFault) {
      root = JSONNode(try JSONReader.read(bytes[...]), file: path)
    } catch {
      let line = SourceFile(path: path, bytes: bytes).line(ofByte: error.offset)
      throw InputErrors(
        InputError(path: path, at: .line(line), reason: "this is not JSON: \(error.reason)"))
    }
    let name = ((path as NSString).lastPathComponent as NSString).deletingPathExtension
    let stem = name.hasSuffix(".call") ? String(name.dropLast(5)) : name
    var reader = CaseReader(ruleset: ruleset)
    return try reader.test(in: root, named: stem, schema: schema)
  }
}
