import CallModel
import Diagnostics
import Foundation
import TranscriptInput
import WebFetch

/// The calls of a batch while they are collected: first what the calls file describes, then vCons, then
/// the other recordings.
struct RosterDraft {
  private(set) var calls: [Call] = []
  private(set) var rejections: [Int: InputError] = [:]
  private(set) var notes: [Int: CallRoster.Note] = [:]
  /// The file by which a call is known, by its place in `calls`.
  private(set) var files: [Int: String] = [:]
  /// Calls that were described and are not under the paths.
  private(set) var leftOutCount = 0
  /// How many calls were described; they come first.
  private(set) var describedCount = 0

  /// What may be fetched; `nil` for nothing.
  private let permission: FetchPermission?
  private let foundPaths: Set<String>
  /// The recordings that were found, by their path without the extension.
  private let recordingOfStem: [String: String]
  /// Files that described calls name, and recordings that vCons do.
  private var taken: [String: String] = [:]
  /// vCons that cannot be read and lie beside a recording.
  private var unread: [(found: RecordingScan.Found, recordingPath: String, error: InputError)] = []

  init(found: [RecordingScan.Found], fetching permission: FetchPermission?) {
    self.permission = permission
    foundPaths = Set(found.map { RecordingScan.canonical($0.path) })
    recordingOfStem = Dictionary(
      found.lazy.filter { !$0.isVCon }.map { (Self.stem(of: $0.path), $0.path) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Takes a call of the calls file, if it belongs to the batch.
  mutating func add(described call: Call) {
    if let path = call.transcriptPath { taken[RecordingScan.canonical(path)] = call.id }
    if let path = call.recordingPath {
      let canonical = RecordingScan.canonical(path)
      taken[canonical] = call.id
      guard foundPaths.contains(canonical) || !FileManager.default.fileExists(atPath: path) else {
        leftOutCount += 1
        return
      }
    }
    add(call, file: call.recordingPath)
    describedCount = calls.count
  }

  /// Takes a recording, unless a call that is there has it already.
  mutating func add(recording: RecordingScan.Found) {
    guard taken[RecordingScan.canonical(recording.path)] == nil else { return }
    let call = Call(
      id: recording.name, recordingPath: recording.path,
      facts: CallFacts(["call.id": .text(recording.name)]))
    add(call, file: recording.path)
    notes[calls.count - 1] = CallRoster.Note(isNamedAfterRecording: true)
  }

  /// Takes the call that a vCon tells of, unless the calls file names the vCon or its recording: then the
  /// calls file speaks, and the vCon is at most its transcript.
  mutating func add(vCon found: RecordingScan.Found) {
    guard taken[RecordingScan.canonical(found.path)] == nil else { return }
    let sibling = recordingOfStem[Self.stem(of: found.path)]
    do throws(InputError) {
      let vCon = try VConFile.call(
        at: found.path, sibling: sibling.map { ($0 as NSString).lastPathComponent })
      take(vCon, of: found)
    } catch {
      if let sibling {
        unread.append((found, sibling, error))
      } else {
        reject(found, because: error)
      }
    }
  }

  /// Decides about vCons that cannot be read and lie beside a recording, once all vCons are there. Such a
  /// one is a transcript that is passed over, and reading it will say so, unless the recording is that of
  /// another vCon.
  mutating func settleUnread() {
    for vCon in unread {
      guard let owner = taken[RecordingScan.canonical(vCon.recordingPath)],
        !calls.prefix(describedCount).contains(where: { $0.id == owner })
      else { continue }
      reject(vCon.found, because: vCon.error)
    }
    unread = []
  }

  private mutating func reject(_ found: RecordingScan.Found, because error: InputError) {
    add(Call(id: found.name, recordingPath: nil, facts: CallFacts()), file: found.path)
    rejections[calls.count - 1] = error
  }

  private mutating func take(_ vCon: VConCall, of found: RecordingScan.Found) {
    var remarks = vCon.remarks
    let recordingPath: String?
    switch vCon.recording {
    case .embedded: recordingPath = found.path
    case .beside(let name):
      recordingPath =
        ((found.path as NSString).deletingLastPathComponent as NSString)
        .appendingPathComponent(name)
    case .elsewhere(let address):
      recordingPath =
        mayFetch([address], holding: "recording", remarks: &remarks) ? found.path : nil
    case .none: recordingPath = nil
    }
    let isRead =
      vCon.hasTranscript
      || mayFetch(vCon.transcriptAddresses, holding: "transcript", remarks: &remarks)
    let owner = recordingPath.flatMap { taken[RecordingScan.canonical($0)] }
    if let owner, calls.prefix(describedCount).contains(where: { $0.id == owner }) { return }
    var facts = vCon.facts
    facts["call.id"] = .text(found.name)
    let call = Call(
      id: found.name, recordingPath: recordingPath,
      transcriptPath: isRead ? found.path : nil, facts: facts)
    add(call, file: found.path)
    let index = calls.count - 1
    notes[index] = CallRoster.Note(
      likelySpeakers: vCon.channelSpeakers, remarks: remarks, recordingHash: vCon.recordingHash)
    if let owner {
      rejections[index] = InputError(
        path: found.path, reason: "its recording is also that of the call `\(owner)`",
        advice: "each call has a recording of its own; take one of the vCons away")
    } else if let recordingPath {
      taken[RecordingScan.canonical(recordingPath)] = found.name
    }
  }

  /// Whether there are `addresses` and all of them may be fetched; else a remark says why not.
  private func mayFetch(
    _ addresses: [VConAddress], holding what: String, remarks: inout [InputError]
  ) -> Bool {
    for address in addresses {
      do throws(InputError) {
        guard let permission else { throw address.notFetched(what) }
        _ = try permission.target(of: address)
      } catch {
        remarks.append(error)
        return false
      }
    }
    return !addresses.isEmpty
  }

  private mutating func add(_ call: Call, file: String?) {
    files[calls.count] = file
    calls.append(call)
  }

  /// The path without the ending of the file's name, one spelling for every way to name the file.
  private static func stem(of path: String) -> String {
    let path = RecordingScan.canonical(path)
    let name = (path as NSString).lastPathComponent
    let stem =
      VConFile.isVCon(named: name)
      ? VConFile.withoutEnding(name) : (name as NSString).deletingPathExtension
    return ((path as NSString).deletingLastPathComponent as NSString).appendingPathComponent(stem)
  }
}
