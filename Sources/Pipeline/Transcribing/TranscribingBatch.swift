import AudioInput
public import CallModel
import ContentHash
public import Diagnostics
import Foundation
public import Recognition
import TranscriptInput

/// Gives recordings to a recogniser, channel by channel, and keeps the words beside them.
///
/// A recording that has a transcript is passed over: one that the same command made from the same sound, or
/// one that somebody else made. Files are written whole or not at all, so a batch may be stopped anywhere.
public struct TranscribingBatch: Sendable {
  private let paths: [String]
  /// The transcripts that calls name for their recordings, by where those lie.
  private let namedTranscripts: [String: String]
  private let recogniser: Recogniser
  private let startsOver: Bool
  private let jobCount: Int
  private let createdAt: Instant

  /// A batch of the recordings under `paths`.
  ///
  /// - Parameters:
  ///   - described: the calls of a calls file: a recording for which one names a transcript has one.
  ///   - startsOver: whether recordings are transcribed anew that this command has transcribed before.
  ///   - jobCount: how many recordings are worked on at once; at least 1.
  ///   - createdAt: the time that transcripts get.
  /// - Throws: for a path that does not exist.
  public init(
    paths: [String], described: [Call] = [], recogniser: Recogniser, startsOver: Bool,
    jobCount: Int, createdAt: Instant
  ) throws(InputError) {
    self.paths = try RecordingScan.recordings(under: paths).filter { !$0.isVCon }.map(\.path)
    namedTranscripts = Dictionary(
      described.compactMap { call in
        guard let recording = call.recordingPath else { return nil }
        return call.transcriptPath.map { (RecordingScan.canonical(recording), $0) }
      }, uniquingKeysWith: { first, _ in first })
    self.recogniser = recogniser
    self.startsOver = startsOver
    self.jobCount = max(1, jobCount)
    self.createdAt = createdAt
  }

  /// Whether there is nothing to do.
  public var isEmpty: Bool { paths.isEmpty }

  /// Transcribes the recordings. Cancelling the task ends the recognisers that are at work.
  ///
  /// - Returns: what became of each recording, in the order of the paths.
  public func run(
    onProgress: @escaping @Sendable (BatchProgress) -> Void = { _ in }
  ) async -> [TranscribedRecording] {
    let tracker = ProgressTracker(
      weights: paths.map(RecordingScan.sizeInBytes), onProgress: onProgress)
    let clashes = clashes
    let results = await OrderedTasks.run(count: paths.count, atOnce: jobCount) {
      index -> TranscribedRecording.Result? in
      do throws(InputError) {
        if let clash = clashes[index] { throw clash }
        let result = try await transcribe(index, tracker: tracker)
        if result != nil { tracker.finished(call: index, hasFailed: false) }
        return result
      } catch {
        tracker.finished(call: index, hasFailed: true)
        return .failed(error)
      }
    }
    return zip(paths, results).map {
      TranscribedRecording(path: $0, result: $1 ?? .notReached)
    }
  }

  /// Recordings whose transcript would be that of another.
  private var clashes: [Int: InputError] {
    var owners: [String: Int] = [:]
    var clashes: [Int: InputError] = [:]
    for (index, path) in paths.enumerated() {
      let transcript = RecordingScan.canonical(RecognisedFile(besideRecording: path).path)
      if let owner = owners[transcript] {
        clashes[index] = InputError(
          path: path, reason: "its transcript would be that of \(paths[owner])",
          advice: "rename one of them")
      } else {
        owners[transcript] = index
      }
    }
    return clashes
  }

  /// `nil` if the task was cancelled.
  private func transcribe(
    _ index: Int, tracker: ProgressTracker
  ) async throws(InputError) -> TranscribedRecording.Result? {
    let path = paths[index]
    if let named = namedTranscripts[RecordingScan.canonical(path)] {
      return .hasOther(transcriptPath: named)
    }
    let file = RecognisedFile(besideRecording: path)
    if let other = TranscriptInput.TranscriptFile.beside(path).path, other != file.path {
      return .hasOther(transcriptPath: other)
    }
    let origin = RecognisedFile.Origin(
      recording: try SHA256Digest(ofFileAt: path), command: recogniser.command.text)
    if let known = file.origin {
      if known == origin, !startsOver { return .upToDate(transcriptPath: file.path) }
    } else if FileManager.default.fileExists(atPath: file.path) {
      return .hasOther(transcriptPath: file.path)
    }
    let folder = try PrivateFolder()
    let channels = try ChannelFiles.write(channelsOf: path, into: folder.path) {
      !Task.isCancelled
    }
    guard let channels else { return nil }
    var transcripts: [Transcript] = []
    for (channel, sound) in channels.paths.enumerated() {
      let name = channels.paths.count > 1 ? "\(path), channel \(channel)" : path
      let transcript = try await recogniser.transcript(
        ofSoundAt: sound, lengthMs: channels.lengthMs, in: folder.path, named: name)
      guard let transcript else { return nil }
      try TranscriptFit(transcript, recordingMs: channels.lengthMs).check(path: name)
      transcripts.append(transcript)
      let share = Double(channel + 1) / Double(channels.paths.count)
      tracker.listened(
        call: index, audioMs: channels.lengthMs / channels.paths.count, share: share)
    }
    let transcript = Transcript(channels: transcripts)
    try file.write(transcript, lengthMs: channels.lengthMs, from: origin, at: createdAt)
    return .transcribed(
      transcriptPath: file.path, wordCount: transcript.words.count, lengthMs: channels.lengthMs)
  }
}
