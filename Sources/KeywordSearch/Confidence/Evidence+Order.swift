/// In which order measures become known: a candidate that cannot reach a confidence any more, however good the
/// others are, need not be looked at further.
extension Evidence {
  /// The measures of a keyword that is not yet searched for: how many sounds it has, how rare its words are, how much
  /// nonsense passes for it.
  static func known(phoneCount: Int, rarity: Float, nonsense: Float) -> [Int: Float] {
    placed(["phone_count": Float(phoneCount), "rarity": rarity, "nonsense": nonsense])
  }

  /// The measures of a candidate before anything is read off the frames around it.
  ///
  /// How long a sound lasts is none of them: the keyword may take up fewer frames than the candidate does.
  static func known(
    of candidate: Candidate, phoneCount: Int, rarity: Float, nonsense: Float
  ) -> [Int: Float] {
    known(phoneCount: phoneCount, rarity: rarity, nonsense: nonsense)
      .merging(placed(["score": candidate.score])) { $1 }
  }

  /// The measures that can be read off the frames before words are laid on them.
  ///
  /// A measure that is not listed counts as unknown, which costs time and never a finding. What depends on
  /// ``WordContext/before`` or ``WordContext/after`` must not be listed.
  var knownWithoutWords: [Int: Float] {
    Self.placed(
      Dictionary(uniqueKeysWithValues: zip(Self.names, values))
        .filter { Self.readOffFrames.contains($0.key) })
  }

  /// The measures of what lies around the candidate itself; what is missing is how strange the speech is.
  var knownWithoutSurroundings: [Int: Float] {
    Self.placed(
      Dictionary(uniqueKeysWithValues: zip(Self.names, values)).filter { $0.key != "strangeness" })
  }

  private static let readOffFrames: Set = [
    "score", "phone_count", "rarity", "worst_phone", "longest_gap", "longest_pause", "start_mark",
    "end_mark", "inner_mark", "clarity", "frames_per_phone", "nonsense",
  ]

  private static func placed(_ measures: [String: Float]) -> [Int: Float] {
    var known: [Int: Float] = [:]
    for (place, name) in names.enumerated() { known[place] = measures[name] }
    return known
  }
}

extension WordContext {
  /// The stretch `rows` before words have been laid on it: no string of words is better than another.
  init(withoutWords rows: FrameRows) {
    let joints = [StringScore](repeating: .beginning, count: rows.frameCount + 1)
    self.rows = rows
    pairs = .none
    before = JointScores(touching: joints, marked: joints)
    after = before
  }
}
