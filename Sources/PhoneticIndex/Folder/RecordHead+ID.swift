internal import ContentHash

extension RecordHead.Key {
  init(_ id: IndexEntry.ID) {
    self.init(
      recording: RawDigest(id.recording), model: RawDigest(id.model), channel: id.channel)
  }

  /// The same as the rest of the program knows it.
  var id: IndexEntry.ID? {
    guard let recording = recording.digest, let model = model.digest else { return nil }
    return IndexEntry.ID(recording: recording, channel: channel, model: model)
  }
}

extension RecordHead.Key: CustomStringConvertible {
  /// Whose entry it is, for messages: the recording's digest and the channel.
  var description: String {
    "entry of channel \(channel) of the recording \(recording.digest?.hex ?? "without a name")"
  }
}
