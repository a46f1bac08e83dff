import AttributionStore
import AudioInput
import CallModel
import ContentHash
import Diagnostics
import PhoneticIndex
import SoundFacts
import TranscriptInput

extension CallProcessor {
  /// What the recording gives: recording → entries → hits. `nil` if `onListen` stopped the work.
  func hear(
    _ call: Call, note: CallRoster.Note, fetched: FetchedFiles, known: CallState?, stored: [Hit],
    onListen: (Int, Double) -> Bool
  ) throws(InputError) -> Gathered<RecordingFile>? {
    let likelySpeakers = note.likelySpeakers
    guard let path = call.recordingPath else {
      guard let known, let file = known.recording else { return Gathered() }
      return sound.hits(
        ofKept: file,
        speakers: statedSpeakers(
          call, likely: likelySpeakers, channelCount: file.channelCount),
        known: known, stored: stored)
    }
    if !RecordingPlace.isVCon(path) { try note.recordingHash?.check(fileAt: path) }
    guard
      let archived = try archive(path, fetched: fetched, known: known, onListen: onListen)
    else { return nil }
    let stated = statedSpeakers(
      call, likely: likelySpeakers, channelCount: archived.file.channelCount)
    _ = try ChannelMap(stated).speakers(for: archived.file.info)
    var gathered = sound.hits(
      in: archived.entries, of: archived.file, speakers: stated, known: known, stored: stored)
    gathered.update = .set(archived.file)
    gathered.sound = archived.sound
    gathered.isNewlyMeasured = archived.sound != known?.sound
    return gathered
  }

  /// The recording, its entries and what was measured in it: from the index and the store, else what
  /// listening to it gives, kept in the index before anything about the call is booked.
  private func archive(
    _ path: String, fetched: FetchedFiles, known: CallState?, onListen: (Int, Double) -> Bool
  ) throws(InputError) -> ArchivedRecording? {
    try RecordingPlace.withFile(holding: path, fetched: fetched) { file throws(InputError) in
      try archive(path, in: file, known: known, onListen: onListen)
    }
  }

  private func archive(
    _ path: String, in openPath: String, known: CallState?, onListen: (Int, Double) -> Bool
  ) throws(InputError) -> ArchivedRecording? {
    let digest = try SHA256Digest(ofFileAt: openPath)
    if let file = known?.recording, file.digest == digest,
      let measured = known?.sound, measured.meter == RecordingMeter.version,
      let entries = sound.archive.entries(of: digest, channelCount: file.channelCount)
    {
      return ArchivedRecording(file: file.moved(to: path), entries: entries, sound: measured)
    }
    var entries: [IndexEntry] = []
    let heard = try listener.listen(to: openPath, digest: digest) {
      (channelCount) throws(InputError) in
      // Heard by a run that was stopped before it booked the call, or as another call's recording.
      entries = sound.archive.entries(of: digest, channelCount: channelCount) ?? []
      return entries.isEmpty
    } onBlock: {
      onListen($0, $1)
    }
    guard let heard else { return nil }
    if !heard.entries.isEmpty {
      try sound.archive.keep(heard.entries)
      entries = heard.entries
    }
    return ArchivedRecording(
      file: RecordingFile(heard, path: path), entries: entries,
      sound: MeasuredSound(meter: RecordingMeter.version, facts: heard.facts))
  }
}

/// A recording with all that is kept of its sound.
private struct ArchivedRecording {
  let file: RecordingFile
  let entries: [IndexEntry]
  let sound: MeasuredSound
}

extension RecordingFile {
  /// The recording that was heard, at `path`.
  fileprivate init(_ heard: ListenedRecording, path: String) {
    self.init(
      path: path, digest: heard.digest, format: heard.info.formatName,
      durationMs: Int64(heard.lengthMs), channelCount: heard.info.channelCount,
      sampleRateHz: heard.info.sampleRateHz)
  }

  /// The same recording, found at `path`.
  fileprivate func moved(to path: String) -> RecordingFile {
    RecordingFile(
      path: path, digest: digest, format: format, durationMs: durationMs,
      channelCount: channelCount, sampleRateHz: sampleRateHz)
  }

  /// What it said about itself when it was opened.
  fileprivate var info: RecordingInfo {
    RecordingInfo(
      path: path, formatName: format, sampleRateHz: sampleRateHz, channelCount: channelCount,
      durationMs: Int(clamping: durationMs))
  }
}
