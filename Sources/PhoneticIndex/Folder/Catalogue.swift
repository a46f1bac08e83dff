internal import Diagnostics

/// What an index is known to hold.
struct Catalogue: Sendable {
  /// The names of all entries in the order in which they were first seen.
  private(set) var keys: [RecordHead.Key] = []
  /// Where the last record of each name lies.
  private var places: [RecordHead.Key: RecordPlace] = [:]
  /// The models of all entries in the order in which they were first seen; a handful.
  private var models: [RawDigest] = []
  /// How far each segment has been read, by number.
  private(set) var ends: [Int: Int] = [:]

  /// The models whose entries of the same recording channel there are, other than `key`'s own.
  func models(of key: RecordHead.Key) -> [RawDigest] {
    models.filter { model in
      model != key.model
        && places[.init(recording: key.recording, model: model, channel: key.channel)] != nil
    }
  }

  func place(of key: RecordHead.Key) -> RecordPlace? { places[key] }

  /// The frames of all recording channels, each counted once.
  var frameCountOfChannels: Int {
    guard models.count > 1 else { return places.values.reduce(0) { $0 + $1.frameCount } }
    var frameCounts: [RecordHead.Key: Int] = [:]
    for (key, place) in places {
      let channel = RecordHead.Key(
        recording: key.recording, model: models[0], channel: key.channel)
      frameCounts[channel] = max(frameCounts[channel] ?? 0, place.frameCount)
    }
    return frameCounts.values.reduce(0, +)
  }

  /// Reads what has been added to `folder` since the last time, and forgets what has been taken out.
  mutating func update(from folder: IndexFolder) throws(InputError) {
    let segments = try folder.segments()
    let gone = Set(ends.keys).subtracting(segments.map(\.number))
    forget(gone)
    try read(segments)
    // What has moved to another segment is there twice.
    var seen: Set<RecordHead.Key> = []
    if !gone.isEmpty { keys.removeAll { places[$0] == nil || !seen.insert($0).inserted } }
  }

  /// Forgets what lay in segments that are there no more: each was written anew under another number, without what was
  /// taken out.
  private mutating func forget(_ gone: Set<Int>) {
    guard !gone.isEmpty else { return }
    places = places.filter { !gone.contains($0.value.segment) }
    for number in gone { ends[number] = nil }
  }

  private mutating func read(_ segments: [Segment]) throws(InputError) {
    for segment in segments {
      let start = ends[segment.number] ?? 0
      guard let file = try MappedBytes(wholeFile: segment.path, longerThan: start) else { continue }
      let beginning = file.withBytes { Segment.beginning(of: $0) }
      if case .ofVersion(let version) = beginning {
        throw InputError(
          path: segment.path, at: .byte(Segment.magic.count),
          reason:
            "written by another version of Earshot (format \(version), known is \(Segment.version))",
          advice: "use the version that wrote it, or name another folder")
      }
      guard file.count > Segment.headerByteCount else { continue }
      let scan = file.withBytes { SegmentScan($0, from: max(start, Segment.headerByteCount)) }
      for (offset, head) in scan.records {
        note(head.key, at: RecordPlace(segment: segment.number, offset: offset, head: head))
      }
      ends[segment.number] = scan.end
    }
  }

  /// Takes in that the record of `key` lies at `place`; a later record replaces an earlier one.
  mutating func note(_ key: RecordHead.Key, at place: RecordPlace) {
    if places.updateValue(place, forKey: key) == nil {
      keys.append(key)
      if models.last != key.model, !models.contains(key.model) { models.append(key.model) }
    }
    ends[place.segment] = max(ends[place.segment] ?? 0, place.offset + place.byteCount)
  }
}
