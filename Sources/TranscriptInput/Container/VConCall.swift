public import CallModel
public import Diagnostics
import JSONText

/// What a vCon tells of its call besides what was said.
public struct VConCall: Sendable {
  /// Where its recording is.
  public enum Recording: Sendable, Hashable {
    /// Within the vCon; ``VConFile/recording(at:fetched:)`` gives it.
    case embedded
    /// In a file of this name in the folder of the vCon.
    case beside(name: String)
    /// At a web address alone.
    case elsewhere(VConAddress)
    /// Nowhere that is read.
    case none
  }

  /// Its facts: numbers, agent, start, direction, and its length where there is no recording to
  /// measure.
  public let facts: CallFacts
  /// Who is on which channel of a recording with as many channels, channel 0 first; empty where
  /// nobody is known.
  public let channelSpeakers: [Speaker]
  /// Its recording.
  public let recording: Recording
  /// What it states of a recording that is a file beside it.
  public let recordingHash: VConHash?
  /// Whether it holds a transcript.
  public let hasTranscript: Bool
  /// The web addresses of its transcripts, if it holds none.
  public let transcriptAddresses: [VConAddress]
  /// What of it is passed over, with the place in the file.
  public let remarks: [InputError]

  init(
    _ vCon: JSONNode, speakers: SpeakerLabels, sibling: String?, remarks: [InputError],
    exists: (String) -> Bool
  ) throws(InputError) {
    let roles = try VConRoles(vCon, by: speakers)
    let dialogs = try VConDialogs(vCon)
    let recordings = try VConRecording.all(of: vCon)
    var facts = try VConFacts(vCon, roles: roles, dialogs: dialogs)
    var channelSpeakers: [Speaker] = []
    var recordingHash: VConHash?
    if recordings.count > 1 {
      recording = .none
      facts.remarks.append(
        (vCon["dialog"] ?? vCon).error(
          "holds \(recordings.count) recordings, and a call has one: none of them is heard",
          advice: "make a vCon of each, or name one in a calls file"))
    } else if let sound = recordings.first {
      recording = Self.find(sound, sibling: sibling, exists: exists)
      if case .beside = recording { recordingHash = try sound.hash() }
      let parties = try dialogs.parties(of: sound.dialog)
      channelSpeakers = (0..<parties.count).map { parties[$0].map(roles.speaker) ?? .unknown }
    } else {
      recording = sibling.map { .beside(name: $0) } ?? .none
    }
    // What is measured is better than what is written.
    switch recording {
    case .embedded, .beside: facts["call.duration"] = nil
    case .elsewhere, .none: break
    }
    self.recordingHash = recordingHash
    let isAnybodyKnown = channelSpeakers.contains { $0 != .unknown }
    self.channelSpeakers = isAnybodyKnown ? channelSpeakers : []
    self.facts = facts.values
    self.remarks = remarks + facts.remarks
    hasTranscript = try VConAnalysis.isTranscribed(vCon)
    transcriptAddresses = try VConAnalysis.addresses(in: vCon)
  }

  /// Where a recording is to be read.
  private static func find(
    _ sound: VConRecording, sibling: String?, exists: (String) -> Bool
  ) -> Recording {
    let address: VConAddress
    switch sound.place {
    case .embedded: return .embedded
    case .beside(let name, let elsewhere):
      // A file that is named and lost is told of like any lost recording.
      guard !exists(name), let elsewhere else { return .beside(name: name) }
      address = elsewhere
    case .web(let elsewhere): address = elsewhere
    }
    return sibling.map { .beside(name: $0) } ?? .elsewhere(address)
  }
}
