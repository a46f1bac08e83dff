internal import CallModel
public import PhoneticIndex
internal import Pronunciation

/// Finds keywords in the entries of a phonetic index.
///
///     let search = EntrySearch(keywords: keywords)
///     var scratch = EntrySearch.Scratch()
///     for entry in entries { let found = search.search(entry, using: &scratch) }
///
/// What is found in an entry is, to the bit, what ``KeywordDecoder`` finds in all of its frames. Only the
/// blocks of frames are unpacked in which the entry's outline leaves a pronunciation a chance to reach the
/// least score: see docs/design/phonetic-index.md.
public struct EntrySearch: Sendable {
  /// Memory that is used again from one entry to the next: some 5 MB for an hour of sound. It holds
  /// nothing that a result depends on.
  public struct Scratch: Sendable {
    fileprivate var outline = EntryOutline()
    fileprivate var tracks = EntryTracks()
    fileprivate var promises = EntryPromise.Scratch()

    /// Memory for searches, one after the other.
    public init() {}
  }

  private let keywordCount: Int
  private let members: [LaneGroup.Member]
  /// The phones that occur in them, one bit each.
  private let columns: UInt64
  private let settings: KeywordDecoder.Settings
  private let isPortable: Bool

  /// A search for `keywords`, to be used for any number of entries, on any number of threads.
  public init(
    keywords: [Keyword], settings: KeywordDecoder.Settings = KeywordDecoder.Settings()
  ) {
    self.init(keywords: keywords, settings: settings, portably: false)
  }

  /// The same, with the instructions that every processor has.
  package init(keywords: [Keyword], settings: KeywordDecoder.Settings, portably isPortable: Bool) {
    self.isPortable = isPortable
    keywordCount = keywords.count
    self.settings = settings
    members = keywords.enumerated().flatMap { keywordIndex, keyword in
      keyword.variants.enumerated().map { variantIndex, variant in
        LaneGroup.Member(
          keywordIndex: keywordIndex, variantIndex: variantIndex,
          phones: variant.pronunciation.phones)
      }
    }
    columns = members.lazy.flatMap(\.phones).reduce(0) { $0 | 1 << UInt64($1.rawValue) }
  }

  /// The candidates of all keywords in `entry`.
  public func search(_ entry: IndexEntry) -> KeywordDecoder.Result {
    var scratch = Scratch()
    return search(entry, using: &scratch)
  }

  /// The same, in memory that was used before.
  public func search(
    _ entry: IndexEntry, using scratch: inout Scratch
  ) -> KeywordDecoder.Result {
    var lists = [CandidateList](
      repeating: CandidateList(limit: settings.candidateLimit), count: keywordCount)
    scratch.outline.become(of: entry)
    scratch.tracks.become(of: scratch.outline, frameCount: entry.frameCount, wanted: columns)
    let frameMs = PhoneScores.frameDurationMs
    let keep = { (member: LaneGroup.Member, start: Int, end: Int, score: Float) in
      lists[member.keywordIndex].append(
        Candidate(
          keywordIndex: member.keywordIndex, variantIndex: member.variantIndex,
          span: TimeSpan(startMs: start * frameMs, endMs: (end + 1) * frameMs), score: score))
    }
    var everywhere: [LaneGroup.Member] = []
    for member in members {
      let promise = EntryPromise(
        phones: member.phones, minimumScore: settings.minimumScore, in: scratch.outline,
        using: &scratch.promises)
      if members.count >= Self.leastShared, promise.share(of: scratch.outline) > Self.mostShare {
        everywhere.append(member)
      } else {
        follow(member, through: promise.stretches, of: entry, &scratch, keep)
      }
    }
    follow(everywhere, throughAllOf: entry, keep)
    for index in lists.indices { lists[index].cut() }
    return KeywordDecoder.Result(
      candidates: lists.map { $0.candidates.bestPerOverlap() },
      truncatedKeywords: lists.indices.filter { lists[$0].isTruncated })
  }

  /// From so many pronunciations on, those that could be nearly everywhere are followed together.
  private static let leastShared = 6
  /// The share of an entry's blocks up to which a pronunciation is followed through its own stretches.
  private static let mostShare = 0.8

  private func follow(
    _ member: LaneGroup.Member, through stretches: [Range<Int>], of entry: IndexEntry,
    _ scratch: inout Scratch, _ keep: (LaneGroup.Member, Int, Int, Float) -> Void
  ) {
    guard !stretches.isEmpty else { return }
    scratch.tracks.unpack(stretches, of: entry, scratch.outline)
    var lanes = StretchLanes(phones: member.phones, portably: isPortable)
    lanes.follow(stretches, in: scratch.tracks, above: settings.minimumScore) {
      keep(member, $0, $1, $2)
    }
  }

  /// Follows pronunciations as the decoder does: eight side by side, through every frame.
  private func follow(
    _ members: [LaneGroup.Member], throughAllOf entry: IndexEntry,
    _ keep: (LaneGroup.Member, Int, Int, Float) -> Void
  ) {
    let inOrder = members.sorted { $0.phones.count < $1.phones.count }
    var groups = stride(from: 0, to: inOrder.count, by: LaneGroup.width).map {
      LaneGroup(Array(inOrder[$0..<min($0 + LaneGroup.width, inOrder.count)]))
    }
    guard !groups.isEmpty else { return }
    let framesAtOnce = 512
    for start in stride(from: 0, to: entry.frameCount, by: framesAtOnce) {
      let scores = entry.scores(in: start..<min(start + framesAtOnce, entry.frameCount))
      for index in groups.indices {
        let members = groups[index].members
        scores.values.withUnsafeBufferPointer {
          groups[index].advance(through: $0, firstFrame: start)
        }
        groups[index].history.takePeaks(above: settings.minimumScore) {
          keep(members[$0], $1, $2, $3)
        }
      }
    }
    for index in groups.indices {
      let members = groups[index].members
      groups[index].history.appendSilence()
      groups[index].history.takePeaks(above: settings.minimumScore) {
        keep(members[$0], $1, $2, $3)
      }
    }
  }
}
