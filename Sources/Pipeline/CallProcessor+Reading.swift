import AttributionStore
import CallModel
import ContentHash
import Diagnostics
import PhraseMatch
import RuleEngine
import TranscriptInput

extension CallProcessor {
  /// What the transcript gives: the one that the call names, or one that lies beside its recording.
  /// Matching is quick, so it is always done afresh.
  func read(
    _ call: Call, known: CallState?, stored: [Hit]
  ) throws(InputError) -> Gathered<AttributionStore.TranscriptFile> {
    var gathered = Gathered<AttributionStore.TranscriptFile>()
    let found = try findTranscript(of: call)
    gathered.remarks = found.remarks
    guard let (path, transcript) = found.transcript else {
      // A file that is there and cannot be read is no reason to fall back on what it once said.
      if found.remarks.isEmpty { keepTranscript(in: &gathered, known: known, stored: stored) }
      return gathered
    }
    let hits = reading.matcher.matches(
      in: transcript.assigningSpeakers(byChannel: call.channelSpeakers))
    gathered.hits = hits
    gathered.coverage = .complete
    gathered.search = Search(
      source: .transcript, finder: reading.finder, terms: reading.terms, hits: hits)
    gathered.file = AttributionStore.TranscriptFile(
      path: path, digest: try SHA256Digest(ofFileAt: path), format: transcript.format)
    gathered.update = gathered.file.map { .set($0) } ?? .keep
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

  /// Keeps what was found in a transcript that is not there any more.
  private func keepTranscript(
    in gathered: inout Gathered<AttributionStore.TranscriptFile>, known: CallState?, stored: [Hit]
  ) {
    guard let file = known?.transcript else { return }
    let searched = known?.terms(searchedIn: .transcript, by: reading.finder) ?? []
    gathered.file = file
    gathered.hits = stored.filter { $0.source == .transcript && searched.contains($0.term) }
    gathered.coverage = .searched(except: reading.terms.subtracting(searched))
  }
}
