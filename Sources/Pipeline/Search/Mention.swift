package import CallModel

/// Hits of one term in one place of a call, whatever found them: the same words heard in the sound
/// and read in the transcript.
///
/// Hits belong together that overlap, directly or through others, unless two people are known to have
/// said them. Rules see mentions in the same way; a search keeps people apart because it names them.
package struct Mention: Hashable {
  // INVARIANT: not empty, all of one term; no two of them by different known speakers.
  /// The hits in order of time.
  package private(set) var hits: [Hit]
  private var endMs: Int

  private init(_ hit: Hit) {
    hits = [hit]
    endMs = hit.span.endMs
  }

  /// The earliest hit.
  package var first: Hit { hits[0] }

  /// How sure `source` is; `nil` where it has no hit.
  package func confidence(in source: EvidenceSource) -> Confidence? {
    hits.filter { $0.source == source }.map(\.confidence).max()
  }

  /// The mentions that `hits` of any terms amount to, in order of time, then of terms.
  package static func mentions(in hits: [Hit]) -> [Mention] {
    Dictionary(grouping: hits, by: \.term).values.flatMap(mentionsOfOneTerm)
      .sorted { $0.order < $1.order }
  }

  private static func mentionsOfOneTerm(_ hits: [Hit]) -> [Mention] {
    // Those whose speaker is known come first, so that one that nobody is named for joins the person
    // whom it overlaps and never stands between two.
    let known = hits.filter { $0.speaker != .unknown }
    var mentions = Speaker.allCases.filter { $0 != .unknown }
      .flatMap { speaker in merged(known.filter { $0.speaker == speaker }) }
    var rest: [Hit] = []
    for hit in hits where hit.speaker == .unknown {
      let place = mentions.indices.filter { index in
        mentions[index].hits.contains { $0.span.overlaps(hit.span) }
      }.max { mentions[$0].surest < mentions[$1].surest }
      if let place { mentions[place].add(hit) } else { rest.append(hit) }
    }
    return mentions + merged(rest)
  }

  /// Hits that may be one voice, put together where they overlap.
  private static func merged(_ hits: [Hit]) -> [Mention] {
    var mentions: [Mention] = []
    for hit in hits.sorted(by: {
      ($0.span.startMs, $0.span.endMs) < ($1.span.startMs, $1.span.endMs)
    }
    ) {
      if let last = mentions.indices.last, hit.span.startMs < mentions[last].endMs {
        mentions[last].add(hit)
      } else {
        mentions.append(Mention(hit))
      }
    }
    return mentions
  }

  private mutating func add(_ hit: Hit) {
    hits.append(hit)
    hits.sort { ($0.span.startMs, $0.span.endMs) < ($1.span.startMs, $1.span.endMs) }
    endMs = max(endMs, hit.span.endMs)
  }

  private var surest: Confidence { hits.map(\.confidence).max() ?? Confidence(thousandths: 0) }

  private var order: (Int, String, String, String) {
    (first.span.startMs, first.term.pattern, first.term.soundsLike ?? "", first.speaker.rawValue)
  }
}
