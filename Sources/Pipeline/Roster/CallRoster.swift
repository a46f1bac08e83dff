public import CallModel
public import Diagnostics
import Foundation
public import TranscriptInput
public import WebFetch

/// The calls of a batch: what the calls file says, joined with the recordings and vCons that were found.
public struct CallRoster: Sendable {
  /// The calls in the order in which they are worked on: those of the calls file first, in its
  /// order, then those of vCons, then recordings that neither names.
  public let calls: [Call]
  /// Why a call cannot be taken, by its place in `calls`: a vCon that cannot be read, or calls that
  /// would share a name or a recording. A name stands for one call over every run, so nobody may guess
  /// which of them it means.
  public let rejections: [Int: InputError]
  /// What is known of calls besides their facts, by their place in `calls`.
  public let notes: [Int: Note]
  /// Entries of the calls file that were left out because their recording is not under the paths.
  public let leftOutCount: Int

  /// The recordings that are files of their own, in the order of the calls.
  public var recordingFiles: [String] {
    calls.compactMap(\.recordingPath).filter { !RecordingPlace.isVCon($0) }
  }

  /// What is known of a call besides its facts, mostly from a vCon.
  public struct Note: Sendable, Hashable {
    /// Whether nothing names the call but the place of its recording.
    public var isNamedAfterRecording = false
    /// Who is on which channel of a recording with as many channels, channel 0 first.
    public var likelySpeakers: [Speaker] = []
    /// What the user should know.
    public var remarks: [InputError] = []
    /// What it states of a recording that is a file beside it.
    public var recordingHash: VConHash?
  }

  /// Joins `described`, the calls of a calls file, with the recordings and vCons under `paths`.
  ///
  /// A described call belongs to the batch when its recording is under `paths`, when its recording
  /// is nowhere (so that the loss is reported), or when it has no recording. A vCon that no entry names,
  /// itself or by its recording, becomes a call that is named after the file and has what the vCon tells.
  /// A recording that neither describes becomes a call that is named after it, of which only the sound
  /// is known.
  ///
  /// - Parameter permission: from which hosts files of vCons may be fetched; `nil` for none. What they
  ///   have nowhere else is told, and the call goes on without it.
  /// - Throws: for a path that does not exist.
  public init(
    paths: [String], described: [Call], fetching permission: FetchPermission? = nil
  ) throws(InputError) {
    let found = try RecordingScan.recordings(under: paths)
    var draft = RosterDraft(found: found, fetching: permission)
    for call in described { draft.add(described: call) }
    for vCon in found where vCon.isVCon { draft.add(vCon: vCon) }
    draft.settleUnread()
    for recording in found where !recording.isVCon { draft.add(recording: recording) }
    calls = draft.calls
    rejections = draft.rejections.merging(Self.nameClashes(draft)) { known, _ in known }
    notes = draft.notes
    leftOutCount = draft.leftOutCount
  }

  /// It without the calls of these ids.
  public func without(_ ids: Set<String>) -> CallRoster { CallRoster(self, without: ids) }

  private init(_ roster: CallRoster, without ids: Set<String>) {
    let places = roster.calls.indices.filter { !ids.contains(roster.calls[$0].id) }
    let moved = Dictionary(uniqueKeysWithValues: zip(places, 0...))
    func known<Value>(_ values: [Int: Value]) -> [Int: Value] {
      Dictionary(
        uniqueKeysWithValues: values.compactMap { place, value in moved[place].map { ($0, value) } }
      )
    }
    calls = places.map { roster.calls[$0] }
    rejections = known(roster.rejections)
    notes = known(roster.notes)
    leftOutCount = roster.leftOutCount
  }

  /// Recordings and vCons that nobody named and that have the name of another call. A call that the
  /// calls file names keeps its name.
  private static func nameClashes(_ draft: RosterDraft) -> [Int: InputError] {
    let calls = draft.calls
    let owners = Dictionary(grouping: calls.indices) { calls[$0].id }.filter { $1.count > 1 }
    var rejections: [Int: InputError] = [:]
    for (name, indices) in owners {
      for index in indices where index >= draft.describedCount {
        let others = indices.filter { $0 != index }.compactMap { draft.files[$0] }
        rejections[index] = InputError(
          path: draft.files[index] ?? name,
          reason: "its name, `\(name)`, is also that of \(others.first ?? "another call")",
          advice: "rename one of them, or name both in a calls file")
      }
    }
    return rejections
  }
}
