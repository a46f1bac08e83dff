import AttributionStore
import CallModel
import ContentHash
import Diagnostics
import TranscriptInput

extension CallProcessor {
  /// What the transcript gives: the one that the call names, or one that lies beside its recording,
  /// or what the store keeps of one that is not there any more.
  ///
  /// - Parameters:
  ///   - fetched: what was fetched for the call.
  ///   - sound: what was measured in the recording, to see whether the words are said in it.
  func read(
    _ call: Call, fetched: CallFetching.Fetched, recording: RecordingFile?, sound: RecordingFacts?,
    known: CallState?,
    stored: [Hit]
  ) async throws(InputError) -> Gathered<AttributionStore.TranscriptFile> {
    let found = try findTranscript(of: call, fetched: fetched, recording: recording)
    var gathered = Gathered<AttributionStore.TranscriptFile>()
    if let (path, transcript) = found.transcript {
      let file = AttributionStore.TranscriptFile(
        path: path, digest: try SHA256Digest(ofFileAt: path), format: transcript.format)
      gathered = reading.hits(in: transcript, of: file, speakers: call.channelSpeakers)
      gathered.words = transcript
      gathered.said = transcript
      gathered.update = .set(file)
      let placement = sound.map {
        TranscriptPlacement(transcript, sound: $0, speakers: call.channelSpeakers)
      }
      if let remark = placement?.remark(path: path) { gathered.remarks.append(remark) }
    } else if !found.remarks.isEmpty {
      // A file that is there and cannot be read is no reason to fall back on what it once said.
      gathered.update = .remove
    } else if let known, let file = known.transcript {
      let kept = try await store.transcript(ofCall: call.id)
      gathered = reading.hits(
        ofKept: file, words: kept, speakers: call.channelSpeakers, known: known, stored: stored)
      gathered.said = kept
    }
    gathered.remarks =
      (fetched.transcriptFault.map { [$0] } ?? []) + found.remarks + gathered.remarks
    return gathered
  }

  /// The transcript that the call names, or the one beside its recording, and why others there
  /// were passed over. One that is broken is as good as none: the user is told, and what is not known
  /// without it stays unknown.
  ///
  /// - Throws: that the transcript which the call names is not there.
  private func findTranscript(
    of call: Call, fetched: CallFetching.Fetched, recording: RecordingFile?
  ) throws(InputError) -> (transcript: (path: String, Transcript)?, remarks: [InputError]) {
    // What it said in an earlier run is as good as it was.
    if fetched.transcriptFault != nil { return (nil, []) }
    if let path = call.transcriptPath {
      try TranscriptInput.TranscriptFile.check(path: path)
      return Self.transcript(at: path, fetched: fetched.files, of: recording, passedOver: [])
    }
    guard let recordingPath = call.recordingPath else { return (nil, []) }
    let beside = TranscriptInput.TranscriptFile.beside(recordingPath)
    guard let path = beside.path else { return (nil, beside.passedOver) }
    return Self.transcript(at: path, of: recording, passedOver: beside.passedOver)
  }

  private static func transcript(
    at path: String, fetched: FetchedFiles = .none, of recording: RecordingFile?,
    passedOver: [InputError]
  ) -> (transcript: (path: String, Transcript)?, remarks: [InputError]) {
    do throws(InputError) {
      let recordingMs = recording.map { Int(clamping: $0.durationMs) }
      let transcript = try TranscriptInput.TranscriptFile.read(
        path: path, recordingMs: recordingMs, fetched: fetched)
      if let recordingMs {
        try TranscriptFit(transcript, recordingMs: recordingMs).check(path: path)
      }
      return ((path, transcript), passedOver)
    } catch {
      return (nil, passedOver + [error])
    }
  }
}
