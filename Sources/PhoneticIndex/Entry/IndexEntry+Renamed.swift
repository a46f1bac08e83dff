public import ContentHash

extension IndexEntry {
  /// The same scores under the name of another recording: a copy of a recording in another file has the
  /// same sound, and a benchmark has more entries than recordings.
  public func renamed(recording: SHA256Digest) -> IndexEntry {
    let renamed = Header(
      recording: recording, channel: header.channel, model: header.model, speech: header.speech)
    let contents = bytes.withBytes { record in
      SectionTable.Kind.allCases.map { kind in
        (kind: kind, bytes: [UInt8](record[sections[kind]]))
      }
    }
    let record = RecordHead.record(
      renamed, frameCount: frameCount, codec: Self.codecVersion, contents: contents)
    return IndexEntry(
      header: renamed, frameCount: frameCount, bytes: .memory(record.bytes),
      sections: record.table)
  }
}
