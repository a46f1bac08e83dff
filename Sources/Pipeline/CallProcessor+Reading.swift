import AttributionStore
import CallModel
import ContentHash
import Diagnostics
import TranscriptInput

extension CallProcessor {
  /// What the transcript gives: the one that the call names, or one that lies beside its recording,
  /// or what the store keeps of one that is not there any more.
  func read(
    _ call: Call, known: CallState?, stored: [Hit]
  ) async throws(InputError) -> Gathered<AttributionStore.TranscriptFile> {
    let found = try findTranscript(of: call)
    var gathered = Gathered<AttributionStore.TranscriptFile>()
    if let (path, transcript) = found.transcript {
      let file = AttributionStore.TranscriptFile(
        path: path, digest: try SHA256Digest(ofFileAt: path), format: transcript.format)
      gathered = reading.hits(in: transcript, of: file, speakers: call.channelSpeakers)
      gathered.words = transcript
      gathered.update = .set(file)
    } else if !found.remarks.isEmpty {
      // A file that is there and cannot be read is no reason to fall back on what it once said.
      gathered.update = .remove
    } else if let known, let file = known.transcript {
      gathered = reading.hits(
        ofKept: file, words: try await store.transcript(ofCall: call.id),
        speakers: call.channelSpeakers, known: known, stored: stored)
    }
    gathered.remarks = found.remarks
    return gathered
  }

  /// The transcript that the call names, or the one beside its recording, and why others there
  /// were passed over.
  ///
  /// - Throws: that the transcript which the call names cannot be read.
  private func findTranscript(
    of call: Call
  ) throws(InputError) -> (transcript: (path: String, Transcript)?, remarks: [InputError]) {
    if let path = call.transcriptPath {
      return ((path, try TranscriptInput.TranscriptFile.read(path: path)), [])
    }
    guard let recording = call.recordingPath else { return (nil, []) }
    let beside = TranscriptInput.TranscriptFile.beside(recording)
    guard let path = beside.path else { return (nil, beside.passedOver) }
    do throws(InputError) {
      let transcript = try TranscriptInput.TranscriptFile.read(path: path)
      return ((path, transcript), beside.passedOver)
    } catch {
      // Nobody said that this file is the transcript: the sound decides, and the user is told.
      return (nil, beside.passedOver + [error])
    }
  }
}
