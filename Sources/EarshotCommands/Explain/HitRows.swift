import CallModel
import Diagnostics
import RuleCheck
import RuleEngine

/// What a mention found, as rows of a table, and what it did not find, in words.
struct HitRows {
  /// More hits than this are counted, not shown.
  private static let mostShown = 8
  /// More terms than this are counted, not named.
  private static let mostNamed = 3
  /// A longer cell does not push the columns behind it further.
  private static let widestCell = 40

  /// For each place the mark and words, who, when, how sure, and what speaks against it.
  let cells: [[String]]
  /// What was never said or not searched for, and how much is not shown.
  let remarks: [String]
  /// What was found of the things that relations lead to, where that is the reason.
  let related: [Related]

  /// What was found of the things that one relation leads to.
  struct Related {
    let title: String
    let rows: HitRows
  }

  /// What `mention` found.
  init(of mention: MentionExplanation) {
    self.init(
      mention.terms, namesUnsaid: mention.requiredTerms != nil, relations: mention.related,
      asksForPolarity: mention.manner.polarity != nil)
  }

  private init(
    _ terms: [TermExplanation], namesUnsaid: Bool, relations: [RelationExplanation],
    asksForPolarity: Bool = false
  ) {
    let places = terms.flatMap(HitPlace.places)
    let shown = places.sorted { $0.worth < $1.worth }.prefix(Self.mostShown)
      .sorted { $0.timed.span.startMs < $1.timed.span.startMs }
    cells = shown.map { $0.cells(asksForPolarity: asksForPolarity) }
    var remarks: [String] = []
    if places.count > shown.count {
      remarks.append("and \(PlainText.count(places.count - shown.count)) more")
    }
    let absent = terms.filter(\.hits.isEmpty)
    let unsearched = absent.filter { !$0.isCovered }
    let unsaid = absent.filter(\.isCovered)
    if !unsaid.isEmpty, namesUnsaid || places.isEmpty {
      remarks.append("never said: " + Self.names(unsaid))
    }
    if !unsearched.isEmpty { remarks.append("not searched for: " + Self.names(unsearched)) }
    self.remarks = remarks
    let reasons = shown.flatMap(\.missedRelations)
    related = relations.filter { reasons.contains($0.text) }.map { relation in
      Related(
        title: PlainText.shortened(relation.text, to: 80) + ":",
        rows: HitRows(relation.terms, namesUnsaid: false, relations: relation.related))
    }
  }

  private static func names(_ terms: [TermExplanation]) -> String {
    let names = terms.prefix(mostNamed).map { term in
      term.term.event.map { "event \($0.rawValue)" }
        ?? (term.term.isRecorded ? "recorded " : "") + "\"\(term.term.pattern)\""
    }
    let more = terms.count - mostNamed
    return names.joined(separator: ", ") + (more > 0 ? " and \(PlainText.count(more)) more" : "")
  }

  /// Rows as text with their columns aligned; empty for what is no row.
  static func aligned(_ rows: [[String]?]) -> [String] {
    var widths: [Int] = []
    for row in rows.compactMap(\.self) {
      for (column, cell) in row.enumerated() {
        let width = min(DisplayWidth.cells(of: cell), widestCell)
        if column < widths.count {
          widths[column] = max(widths[column], width)
        } else {
          widths.append(width)
        }
      }
    }
    return rows.map { row in
      guard let row else { return "" }
      let line = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: max(0, width - DisplayWidth.cells(of: cell)))
      }.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}

/// Hits of one term that overlap and of which the same is said: the same words, heard and read.
private struct HitPlace {
  private(set) var hits: [JudgedHit]

  /// The first hit whose time is known: a caption tells when it began, and not when a word in it was said.
  var timed: Hit { hits.map(\.hit).first { !$0.hasApproximateTimes } ?? hits[0].hit }
  private var best: JudgedHit { hits.max { $0.hit.confidence < $1.hit.confidence } ?? hits[0] }

  static func places(_ term: TermExplanation) -> [HitPlace] {
    var places: [HitPlace] = []
    for judged in term.hits {
      if let last = places.indices.last, places[last].takes(judged) {
        places[last].hits.append(judged)
      } else {
        places.append(HitPlace(hits: [judged]))
      }
    }
    return places
  }

  private func takes(_ judged: JudgedHit) -> Bool {
    hits.contains { $0.hit.span.overlaps(judged.hit.span) }
      && hits[0].verdict == judged.verdict && hits[0].objections == judged.objections
  }

  /// The lower, the more it says: what counts, then what may, then what is nearest to it.
  var worth: (Int, Int, Int) {
    let rank =
      switch hits[0].verdict {
      case .yes: 0
      case .unknown: 1
      case .no: 2
      }
    return (rank, hits[0].objections.count, timed.span.startMs)
  }

  /// The relations that speak against it because of what they lead to.
  var missedRelations: [String] {
    hits[0].objections.compactMap { objection in
      guard case .relation(let miss) = objection,
        [.neverSaid, .notSearched, .otherUnsure].contains(miss.reason)
      else { return nil }
      return miss.text
    }
  }

  func cells(asksForPolarity: Bool) -> [String] {
    let shown = hits.first { $0.hit.source == .transcript }?.hit ?? best.hit
    // With what it sounds like it needs room for two phrases.
    let said = PlainText.shortened(
      ObjectionText.said(shown), to: shown.resembles == nil ? 40 : 72)
    let who = hits.map(\.hit.speaker).first { $0 != .unknown }?.rawValue ?? "–"
    let when = (timed.hasApproximateTimes ? "≈" : "") + PlainText.clock(ms: timed.span.startMs)
    let sure = EvidenceSource.allCases.compactMap { source in
      hits.filter { $0.hit.source == source }.map(\.hit.confidence).max().map {
        (source == .audio ? "heard " : "transcript ") + PlainText.confidence($0)
      }
    }
    return [
      VerdictText.mark(hits[0].verdict) + " " + said, who, when, sure.joined(separator: ", "),
      remark(asksForPolarity: asksForPolarity),
    ]
  }

  private func remark(asksForPolarity: Bool) -> String {
    guard hits[0].objections.isEmpty else { return ObjectionText.text(best) }
    let values = (hits.map(\.hit).first { !$0.captures.isEmpty }).map(CaptureText.values)
    let related = best.related.map { hit in
      let held = CaptureText.values(of: hit)
      return "with \(ObjectionText.said(hit)) at \(PlainText.clock(ms: hit.span.startMs))"
        + (held.isEmpty ? "" : " (\(held))")
    }
    let isUnclear = asksForPolarity && hits.contains { $0.hit.polarity == .unclear }
    let marks = isUnclear ? ["perhaps denied, taken as affirmed"] : []
    return ((values.map { [$0] } ?? []) + marks + related).joined(separator: ", ")
  }
}

extension MentionCount {
  /// `2 or more`, `at most 3`, `2 to 3`, `exactly 2`.
  var text: String {
    switch maximum {
    case nil: "\(minimum) or more"
    case minimum?: "exactly \(minimum)"
    case let most?: minimum == 0 ? "at most \(most)" : "\(minimum) to \(most)"
    }
  }
}
