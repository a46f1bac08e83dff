public import CallModel
public import Diagnostics
import Foundation

/// The calls of a batch: what the calls file says, joined with the recordings that were found.
public struct CallRoster: Sendable {
  /// The calls in the order in which they are worked on: those of the calls file first, in its
  /// order, then recordings that it does not name.
  public let calls: [Call]
  /// Entries of the calls file that were left out because their recording is not under the paths.
  public let leftOutCount: Int

  /// Joins `described`, the calls of a calls file, with the recordings under `paths`.
  ///
  /// A described call belongs to the batch when its recording is under `paths`, when its recording
  /// is nowhere (so that the loss is reported), or when it has no recording. A recording that no
  /// entry describes becomes a call that is named after it, of which only the sound is known.
  ///
  /// - Throws: for a path that does not exist, and for two calls with the same name.
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
    for recording in found
    where !describedPaths.contains(RecordingScan.canonical(recording.path)) {
      calls.append(
        Call(
          id: recording.name, recordingPath: recording.path,
          facts: CallFacts(["call.id": .text(recording.name)])))
    }
    try Self.requireDistinctNames(calls)
    self.calls = calls
    self.leftOutCount = leftOutCount
  }

  private static func requireDistinctNames(_ calls: [Call]) throws(InputError) {
    var owners: [String: Call] = [:]
    for call in calls {
      if let owner = owners.updateValue(call, forKey: call.id) {
        throw InputError(
          path: call.recordingPath ?? call.id,
          reason:
            "its name, `\(call.id)`, is also that of \(owner.recordingPath ?? "another call")",
          advice: "give one of them another name, or name both in a calls file")
      }
    }
  }
}
