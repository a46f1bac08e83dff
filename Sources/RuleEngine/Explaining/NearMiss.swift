public import CallModel
import RuleCheck

/// A part of a condition that would have had to be otherwise for the rule to hold, and what came
/// nearest to that.
public struct NearMiss: Sendable, Hashable {
  /// The question, the mention or the other rule.
  public let part: Explanation
  /// What it would have had to say: yes, or under `not` no.
  public let wanted: Verdict
  /// Of a mention the hit that comes nearest: one that nearly counts where more is wanted, one that
  /// counts where less is. `nil` for a question, and where no such hit was found.
  public let hit: JudgedHit?

  /// A miss with all its parts.
  public init(part: Explanation, wanted: Verdict, hit: JudgedHit? = nil) {
    self.part = part
    self.wanted = wanted
    self.hit = hit
  }
}

extension RuleExplanation {
  /// The fewest parts that would have had to be otherwise for the condition to hold, and of equally
  /// many those that came nearest, in the order in which they are written. Empty for a condition
  /// that holds.
  ///
  /// Complexity: linear in the parts and their hits.
  public var nearestMisses: [NearMiss] { NearestMisses(for: condition, to: .yes).misses }
}

/// What parts a part of a condition would have needed otherwise, and how far off they are.
private struct NearestMisses {
  /// In the order in which they are written.
  let misses: [NearMiss]
  /// How much would have had to change; 0 for nothing.
  let distance: Int

  /// What `part` would have needed `to` say yes, or no.
  init(for part: Explanation, to wanted: Verdict) {
    guard part.verdict != wanted else {
      self.init([], distance: 0)
      return
    }
    switch part.reason {
    case .condition(let part): self = NearestMisses(for: part, to: wanted)
    case .not(let part): self = NearestMisses(for: part, to: wanted.negated)
    case .all(let parts): self.init(for: parts, to: wanted, together: wanted == .yes)
    case .any(let parts): self.init(for: parts, to: wanted, together: wanted == .no)
    case .comparison, .matched:
      let distance = part.verdict == .unknown ? Distance.unknown : Distance.otherValue
      self.init([NearMiss(part: part, wanted: wanted)], distance: Distance.part + distance)
    case .mention(let mention):
      let nearest = wanted == .yes && !mention.isTooOften ? mention.nearest : mention.firstCounted
      self.init(
        [NearMiss(part: part, wanted: wanted, hit: nearest?.hit)],
        distance: Distance.part + (nearest?.distance ?? mention.distanceOfNothing))
    }
  }

  /// What several parts would have needed: all of them, or the one that is nearest.
  private init(for parts: [Explanation], to wanted: Verdict, together: Bool) {
    let each = parts.map { NearestMisses(for: $0, to: wanted) }
    if !together, let nearest = each.min(by: { $0.distance < $1.distance }) {
      self = nearest
    } else {
      self.init(each.flatMap(\.misses), distance: each.reduce(0) { $0 + $1.distance })
    }
  }

  private init(_ misses: [NearMiss], distance: Int) {
    self.misses = misses
    self.distance = distance
  }
}

/// How far off things are, so that the nearest can be told. Only the order means anything: a part
/// more counts for more than anything that one part can be off by.
private enum Distance {
  static let part = 10_000
  static let unknown = 400
  static let otherValue = 500
  static let notSearched = 450
  static let neverSaid = 900
  static let saidAfterAll = 600

  /// 0 for nothing, nearing 400 for hours.
  static func apart(ms: Int) -> Int {
    let seconds = Double(ms) / 1000
    return Int(400 * seconds / (seconds + 60))
  }
}

extension MentionExplanation {
  /// Whether it was said more often than it is asked for.
  fileprivate var isTooOften: Bool {
    guard let most = wantedCount.maximum else { return false }
    if let pooledCount { return pooledCount.minimum > most }
    return terms.contains { $0.count.minimum > most }
  }

  /// The hit that does not count for certain and against which least speaks, of the terms that are
  /// not there as is asked.
  fileprivate var nearest: (hit: JudgedHit, distance: Int)? {
    terms.filter { pooledCount != nil || $0.verdict != .yes }.flatMap(\.hits)
      .filter { $0.verdict != .yes }
      .map { (hit: $0, distance: $0.distance) }
      .min { ($0.distance, $0.hit.hit.span.startMs) < ($1.distance, $1.hit.hit.span.startMs) }
  }

  /// The first hit that counts.
  fileprivate var firstCounted: (hit: JudgedHit, distance: Int)? {
    terms.flatMap(\.hits).filter { $0.verdict == .yes }
      .min { $0.hit.span.startMs < $1.hit.span.startMs }
      .map { ($0, Distance.saidAfterAll) }
  }

  fileprivate var distanceOfNothing: Int {
    terms.allSatisfy(\.isCovered) ? Distance.neverSaid : Distance.notSearched
  }
}

extension JudgedHit {
  /// What speaks against it, taken together.
  fileprivate var distance: Int { objections.reduce(0) { $0 + distance(of: $1) } }

  private func distance(of objection: Objection) -> Int {
    switch objection {
    case .beforeWindow(let ms), .afterWindow(let ms): 10 + Distance.apart(ms: ms)
    case .belowConfidence(let minimum): minimum.thousandths - hit.confidence.thousandths
    case .endOfCallUnknown, .speakerUnknown: 150
    case .languageUnknown, .polarityUnknown: 200
    case .wrongSpeaker: 300
    case .denied, .notDenied: 320
    case .wrongLanguage: 350
    case .wrongSource, .inOneSourceOnly: 350
    case .relation(let miss):
      switch miss.reason {
      case .notThere: 50 + Distance.apart(ms: miss.gapMs ?? .max)
      case .speakersUnknown, .turnsUnknown, .otherUnsure: 200
      case .saidByAnother: 300
      case .there: 350
      case .notSearched: 450
      case .neverSaid: 600
      }
    }
  }
}
