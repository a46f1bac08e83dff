import ChildProcesses
import Diagnostics
import Foundation
import RuleCheck

/// The rules that others are compared with: a file or a folder, or what stood at the same paths in a
/// revision of their git repository.
struct BaseRules {
  /// The rule files.
  let files: [CheckedFile]
  /// Where a revision was written to, clips and all.
  private let copies: URL?

  /// The rules of `base`, which is a path if there is such a file or folder, and else a revision of
  /// the repository in which `paths` lie. Whoever reads them calls `removeCopies` in the end.
  ///
  /// - Throws: that `base` is neither, or that git cannot be asked.
  init(_ base: String, for paths: [String]) async throws(InputError) {
    if FileManager.default.fileExists(atPath: base) {
      files = try RuleFolder.read(paths: [base])
      copies = nil
      return
    }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("earshot-base-\(UUID().uuidString)")
    do throws(InputError) {
      var places: [String] = []
      for (number, path) in paths.enumerated() {
        let place = folder.appendingPathComponent("\(number)")
        places.append(try await Self.export(path, at: base, to: place))
      }
      files = try RuleFolder.read(paths: places)
      copies = folder
    } catch {
      try? FileManager.default.removeItem(at: folder)
      throw error
    }
  }

  /// Takes away what was written of a revision; recorded clips in it have been heard by then.
  func removeCopies() {
    if let copies { try? FileManager.default.removeItem(at: copies) }
  }

  /// Writes what `path` was at `revision` below the folder `place`; gives where it lies there.
  private static func export(
    _ path: String, at revision: String, to place: URL
  ) async throws(InputError) -> String {
    let url = URL(fileURLWithPath: path).standardizedFileURL
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
    guard exists else { throw InputError(path: path, reason: "there is no such file or folder") }
    let folder = isFolder.boolValue ? url : url.deletingLastPathComponent()
    guard let top = try await git(["rev-parse", "--show-toplevel"], in: folder),
      let prefix = try await git(["rev-parse", "--show-prefix"], in: folder)
    else {
      throw InputError(
        path: path,
        reason: "`\(revision)` is no file or folder, and these rules are in no git repository",
        advice: "give --base the path of the older rules")
    }
    // A name that starts with a dash would be an option.
    guard !revision.hasPrefix("-"),
      try await git(["rev-parse", "--verify", "--quiet", "\(revision)^{commit}"], in: folder) != nil
    else {
      throw InputError(
        path: path, reason: "`\(revision)` is no file, no folder and no revision of the repository",
        advice: "give --base a path, or a commit, branch or tag")
    }
    let within = prefix + (isFolder.boolValue ? "" : url.lastPathComponent)
    let root = URL(fileURLWithPath: top)
    guard try await git(["cat-file", "-e", "\(revision):\(within)"], in: root) != nil else {
      throw InputError(
        path: path, reason: "it did not exist at `\(revision)`",
        advice: "give --base the path of the rules to compare with")
    }
    // The whole folder, for the clips that a file names beside it.
    try make(place)
    let archive = place.appendingPathComponent("base.tar")
    guard
      try await git(
        ["archive", "--format=tar", "--output", archive.path, revision]
          + (prefix.isEmpty ? [] : ["--", prefix]), in: root) != nil,
      try await run("tar", ["-xf", archive.path, "-C", place.path]) != nil
    else {
      throw InputError(path: path, reason: "git could not give its state at `\(revision)`")
    }
    return place.appendingPathComponent(within).path
  }

  private static func make(_ folder: URL) throws(InputError) {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw InputError(path: folder.path, reason: "the folder cannot be made")
    }
  }

  private static func git(
    _ arguments: [String], in folder: URL
  ) async throws(InputError) -> String? {
    try await run("git", ["-C", folder.path] + arguments)
  }

  /// How long git may take for a revision of a repository of any size.
  private static let timeLimit = Duration.seconds(600)
  /// More than any path has.
  private static let maxOutputBytes = 65_536

  /// What a program prints, without the last line end; `nil` if it fails.
  private static func run(
    _ program: String, _ arguments: [String]
  ) async throws(InputError) -> String? {
    let environment = ProcessInfo.processInfo.environment
    let process = ChildProcess(
      program: try ProgramPath.find(program, in: environment["PATH"] ?? "", from: "--base"),
      arguments: arguments, environment: environment,
      limits: ChildProcess.Limits(time: timeLimit, output: .first(maxOutputBytes)))
    let outcome = try await process.run()
    guard outcome.ending == .exited(code: 0) else { return nil }
    let text = String(decoding: outcome.output, as: UTF8.self)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }
}
