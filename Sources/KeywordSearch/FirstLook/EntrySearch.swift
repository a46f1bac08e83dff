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
    fileprivate var groups = SieveGroup.Scratch()

    /// Memory for searches, one after the other.
    public init() {}
  }

  private let keywordCount: Int
  private let members: [LaneGroup.Member]
  /// Those that are sifted for side by side.
  private let groups: [SieveGroup]
  /// The places of the others, and what each is sifted with.
  private let others: [(place: Int, sieve: EntrySieve?)]
  /// The phones that occur in them, one bit each.
  private let columns: UInt64
  private let settings: KeywordDecoder.Settings
  /// What a candidate of each keyword has to score more than.
  private let leastScores: [Float]
  private let isPortable: Bool

  /// A search for `keywords`, to be used for any number of entries, on any number of threads.
  ///
  /// - Parameter leastScores: for each keyword a least score of its own, which counts where it is above that of
  ///   the settings: see ``SecondLook/leastScores(reaching:)``.
  /// - Precondition: there are as many least scores as keywords, or none.
  public init(
    keywords: [Keyword], settings: KeywordDecoder.Settings = KeywordDecoder.Settings(),
    leastScores: [Float] = []
  ) {
    self.init(keywords: keywords, settings: settings, leastScores: leastScores, portably: false)
  }

  /// The same, with the instructions that every processor has.
  package init(
    keywords: [Keyword], settings: KeywordDecoder.Settings, leastScores: [Float] = [],
    portably isPortable: Bool
  ) {
    precondition(leastScores.isEmpty || leastScores.count == keywords.count)
    self.isPortable = isPortable
    self.leastScores = keywords.indices.map {
      max(settings.minimumScore, leastScores.isEmpty ? -.infinity : leastScores[$0])
    }
    keywordCount = keywords.count
    self.settings = settings
    members = keywords.enumerated().flatMap { keywordIndex, keyword in
      keyword.variants.enumerated().map { variantIndex, variant in
        LaneGroup.Member(
          keywordIndex: keywordIndex, variantIndex: variantIndex,
          phones: variant.pronunciation.phones)
      }
    }
    (groups, others) = Self.arranged(members, leastScores: self.leastScores)
    columns = members.lazy.flatMap(\.phones).reduce(0) { $0 | 1 << UInt64($1.rawValue) }
  }

  private static func arranged(
    _ members: [LaneGroup.Member], leastScores: [Float]
  ) -> (groups: [SieveGroup], others: [(place: Int, sieve: EntrySieve?)]) {
    let limits = members.map {
      EntryPromise.loss(
        soundCount: $0.phones.count, minimumScore: leastScores[$0.keywordIndex])
    }
    // Pronunciations of about the same length side by side, so that few lanes stand idle.
    var shared = members.indices.filter { limits[$0] < EntrySieve.mostLimit }
      .sorted { members[$0].phones.count < members[$1].phones.count }
    if shared.count < leastShared { shared = [] }
    let groups = stride(from: 0, to: shared.count, by: SieveGroup.width).map { start in
      SieveGroup(
        shared[start..<min(start + SieveGroup.width, shared.count)].map {
          (place: $0, phones: members[$0].phones, limit: limits[$0])
        })
    }
    let others = Set(members.indices).subtracting(shared).sorted().map {
      (place: $0, sieve: EntrySieve(phones: members[$0].phones, limit: limits[$0]))
    }
    return (groups, others)
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
      // Pronunciations that are followed together are followed for the least of their least scores.
      guard score > leastScores[member.keywordIndex] else { return }
      lists[member.keywordIndex].append(
        Candidate(
          keywordIndex: member.keywordIndex, variantIndex: member.variantIndex,
          span: TimeSpan(startMs: start * frameMs, endMs: (end + 1) * frameMs), score: score))
    }
    var everywhere: [LaneGroup.Member] = []
    forEachPromise(in: entry, &scratch) { place, promise, scratch in
      let member = members[place]
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

  /// Finds out where each pronunciation could be, and hands its place and that to `body`.
  private func forEachPromise(
    in entry: IndexEntry, _ scratch: inout Scratch,
    _ body: (_ place: Int, EntryPromise, inout Scratch) -> Void
  ) {
    let blockCount = scratch.outline.blockCount
    if !groups.isEmpty, blockCount > 0 {
      scratch.tracks.unpack(
        [0..<blockCount], of: entry, scratch.outline, portably: isPortable)
    }
    for group in groups where blockCount > 0 {
      group.sift(
        scratch.tracks, blockCount: blockCount, portably: isPortable, using: &scratch.groups)
      for (lane, place) in group.places.enumerated() {
        let promise = EntryPromise(
          phones: members[place].phones, minimumScore: leastScores[members[place].keywordIndex],
          endingIn: scratch.groups.ends, bit: 1 << UInt32(lane), of: scratch.outline,
          using: &scratch.promises)
        body(place, promise, &scratch)
      }
    }
    for (place, sieve) in others {
      var promise = EntryPromise(
        phones: members[place].phones, minimumScore: leastScores[members[place].keywordIndex],
        in: scratch.outline, using: &scratch.promises)
      if let sieve {
        scratch.tracks.unpack(
          promise.stretches, of: entry, scratch.outline, portably: isPortable)
        sieve.sift(
          promise.stretches, in: scratch.tracks, portably: isPortable, &scratch.promises.mayEnd)
        promise.narrow(in: scratch.outline, using: scratch.promises)
      }
      body(place, promise, &scratch)
    }
  }

  private func follow(
    _ member: LaneGroup.Member, through stretches: [Range<Int>], of entry: IndexEntry,
    _ scratch: inout Scratch, _ keep: (LaneGroup.Member, Int, Int, Float) -> Void
  ) {
    guard !stretches.isEmpty else { return }
    scratch.tracks.unpack(stretches, of: entry, scratch.outline, portably: isPortable)
    var lanes = StretchLanes(phones: member.phones, portably: isPortable)
    lanes.follow(
      stretches, in: scratch.tracks, above: leastScores[member.keywordIndex]
    ) {
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
    let least = leastScores.min() ?? settings.minimumScore
    for start in stride(from: 0, to: entry.frameCount, by: framesAtOnce) {
      let scores = entry.scores(in: start..<min(start + framesAtOnce, entry.frameCount))
      for index in groups.indices {
        let members = groups[index].members
        scores.values.withUnsafeBufferPointer {
          groups[index].advance(through: $0, firstFrame: start)
        }
        groups[index].history.takePeaks(above: least) {
          keep(members[$0], $1, $2, $3)
        }
      }
    }
    for index in groups.indices {
      let members = groups[index].members
      groups[index].history.appendSilence()
      groups[index].history.takePeaks(above: least) {
        keep(members[$0], $1, $2, $3)
      }
    }
  }
}
