public import CallModel
public import Diagnostics
import Foundation

/// The calls of a batch: what the calls file says, joined with the recordings that were found.
public struct CallRoster: Sendable {
  /// The calls in the order in which they are worked on: those of the calls file first, in its
  /// order, then recordings that it does not name.
  public let calls: [Call]
  /// Why a call cannot be taken, by its place in `calls`: recordings that would share a name. A name
  /// stands for one call over every run, so nobody may guess which of them it means.
  public let rejections: [Int: InputError]
  /// Entries of the calls file that were left out because their recording is not under the paths.
  public let leftOutCount: Int

  /// Joins `described`, the calls of a calls file, with the recordings under `paths`.
  ///
  /// A described call belongs to the batch when its recording is under `paths`, when its recording
  /// is nowhere (so that the loss is reported), or when it has no recording. A recording that no
  /// entry describes becomes a call that is named after it, of which only the sound is known.
  ///
  /// - Throws: for a path that does not exist.
  public init(paths: [String], described: [Call]) throws(InputError) {
    let found = try RecordingScan.recordings(under: paths)
    let foundPaths = Set(found.map { RecordingScan.canonical($0.path) })
    var calls: [Call] = []
    var describedPaths: Set<String> = []
    var leftOutCount = 0
    for call in described {
      guard let path = call.recordingPath else {
        calls.append(call)
        continue
      }
      let canonical = RecordingScan.canonical(path)
      describedPaths.insert(canonical)
      if foundPaths.contains(canonical) || !FileManager.default.fileExists(atPath: path) {
        calls.append(call)
      } else {
        leftOutCount += 1
      }
    }
    let describedCount = calls.count
    for recording in found
    where !describedPaths.contains(RecordingScan.canonical(recording.path)) {
      calls.append(
        Call(
          id: recording.name, recordingPath: recording.path,
          facts: CallFacts(["call.id": .text(recording.name)])))
    }
    self.calls = calls
    rejections = Self.nameClashes(calls, describedCount: describedCount)
    self.leftOutCount = leftOutCount
  }

  /// Recordings that nobody named and that have the name of another call. A call that the calls file
  /// names keeps its name.
  private static func nameClashes(_ calls: [Call], describedCount: Int) -> [Int: InputError] {
    let owners = Dictionary(grouping: calls.indices) { calls[$0].id }.filter { $1.count > 1 }
    var rejections: [Int: InputError] = [:]
    for (name, indices) in owners {
      for index in indices where index >= describedCount {
        let others = indices.filter { $0 != index }.compactMap { calls[$0].recordingPath }
        rejections[index] = InputError(
          path: calls[index].recordingPath ?? name,
          reason: "its name, `\(name)`, is also that of \(others.first ?? "another call")",
          advice: "rename one of them, or name both in a calls file")
      }
    }
    return rejections
  }
}
