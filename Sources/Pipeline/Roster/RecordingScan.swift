import AudioInput
import Diagnostics
import Foundation
import TranscriptInput

/// Finds the recordings and vCons that a user means by the paths on the command line.
enum RecordingScan {
  /// One recording or vCon that was found.
  struct Found: Hashable {
    /// The path as it is shown and opened.
    let path: String
    /// The name that the call gets where no calls file names it: the path below the folder that
    /// was given, without its extension.
    let name: String
    /// Whether it is a vCon, which tells of a call and may hold its recording.
    var isVCon = false
  }

  /// The recordings under `paths`, each once, in the order of the paths and alphabetically within
  /// a folder. A file that is named itself is taken whatever its extension; inside a folder only
  /// files with an audio extension and vCons are. A folder whose own name ends in an audio extension is
  /// taken too, so that it is reported and not passed over. Hidden files and folders are skipped.
  static func recordings(under paths: [String]) throws(InputError) -> [Found] {
    var found: [Found] = []
    var seen: Set<String> = []
    var visited: Set<String> = []
    for path in paths {
      for recording in try recordings(under: path, visited: &visited)
      where seen.insert(canonical(recording.path)).inserted {
        found.append(recording)
      }
    }
    return found
  }

  private static func recordings(
    under path: String, visited: inout Set<String>
  ) throws(InputError) -> [Found] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw InputError(
        path: path, reason: "there is no such file or folder",
        advice: UnreadableName.advice(forAbsent: path))
    }
    guard isFolder.boolValue,
      !RecordingFiles.isRecording(named: (path as NSString).lastPathComponent)
    else {
      let name = (path as NSString).lastPathComponent
      return [vCon(path, named: name) ?? Found(path: path, name: stem(name))]
    }
    return try contents(ofFolder: path, below: "", visited: &visited)
  }

  private static func contents(
    ofFolder folder: String, below prefix: String, visited: inout Set<String>
  ) throws(InputError) -> [Found] {
    // A link to a folder above would otherwise be walked for ever.
    guard visited.insert(canonical(folder)).inserted else { return [] }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw InputError(path: folder, reason: "the folder cannot be read")
    }
    // A file with such a name fails when it is opened; a folder would be passed over with all that is in it.
    if let unreadable = UnreadableName.entries(ofFolder: folder).first(where: \.isFolder) {
      throw unreadable.error
    }
    var found: [Found] = []
    for name in names.sorted() where !name.hasPrefix(".") {
      let path = (folder as NSString).appendingPathComponent(name)
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      if RecordingFiles.isRecording(named: name) {
        found.append(Found(path: path, name: prefix + stem(name)))
      } else if !isFolder.boolValue, VConFile.isVCon(named: name) {
        found.append(
          Found(path: path, name: prefix + VConFile.withoutEnding(name), isVCon: true))
      } else if isFolder.boolValue {
        found += try contents(ofFolder: path, below: prefix + name + "/", visited: &visited)
      }
    }
    return found
  }

  /// A file that was named itself, if it is a vCon: by its ending, or JSON by its content.
  private static func vCon(_ path: String, named name: String) -> Found? {
    if VConFile.isVCon(named: name) {
      return Found(path: path, name: VConFile.withoutEnding(name), isVCon: true)
    }
    guard name.lowercased().hasSuffix(".json"), VConFile.isVCon(at: path) else { return nil }
    return Found(path: path, name: stem(name), isVCon: true)
  }

  private static func stem(_ name: String) -> String { (name as NSString).deletingPathExtension }

  /// One spelling for every way to name a file: absolute, links followed.
  static func canonical(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
  }

  /// The size of the file at `path`; 0 where there is none.
  static func sizeInBytes(_ path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? Int) ?? 0
  }
}
