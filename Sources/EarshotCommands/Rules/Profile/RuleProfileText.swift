import CallModel
package import Pipeline

/// What rules cost, for people: the dearest first.
package struct RuleProfileText {
  private let profile: RuleProfile
  private let ruleCount: Int

  /// The lines about `profile`, with at most `ruleCount` rules.
  package init(profile: RuleProfile, ruleCount: Int) {
    self.profile = profile
    self.ruleCount = ruleCount
  }

  /// The lines for a terminal of `width` cells.
  package func lines(width: Int) -> [String] {
    guard profile.callCount > 0 else { return ["  no call to measure on"] }
    let measured = [
      PlainText.count(profile.callCount, "call"),
      "\(PlainText.hours(ms: profile.soundMs)) of channels",
      "\(PlainText.count(profile.wordCount, "word")) of transcripts",
    ]
    var lines = ["  " + measured.joined(separator: " · "), ""] + table.lines(width: width)
    lines += [
      "",
      "  a call: deciding it · an hour: searching an hour of a channel for the phrases, one by one",
    ]
    if profile.wordCount > 0 {
      let spent = profile.reading * (1000 / Double(profile.wordCount))
      lines += [
        "  reading for all phrases at once takes \(Self.text(spent)) for 1,000 words"
      ]
    }
    return lines
  }

  private var table: TextTable {
    var table = TextTable(columns: [
      TextTable.Column(title: "rule"),
      TextTable.Column(title: "a call", isRightAligned: true),
      TextTable.Column(title: "phrases", isRightAligned: true),
      TextTable.Column(title: "an hour", isRightAligned: true),
      TextTable.Column(title: "most of it"),
    ])
    let dearest = profile.rules.sorted { profile.isDearer($0, than: $1) }
    for cost in dearest.prefix(ruleCount) { table.append(row(cost)) }
    let rest = dearest.count - ruleCount
    if rest > 0 { table.append(["and \(PlainText.count(rest)) more"]) }
    table.append([
      "all rules",
      profile.aCall(profile.rules.reduce(.zero) { $0 + $1.deciding }).map(Self.text) ?? "–",
      PlainText.count(profile.terms.count),
      anHour(profile.terms.reduce(.zero) { $0 + $1.searching }),
    ])
    return table
  }

  private func row(_ cost: RuleProfile.RuleCost) -> [String] {
    let asked = Set(cost.terms)
    let dearest = profile.terms.filter { asked.contains($0.term) }
      .max { $0.searching < $1.searching }
    return [
      cost.rule.name, profile.aCall(cost.deciding).map(Self.text) ?? "–",
      PlainText.count(cost.terms.count),
      cost.terms.isEmpty ? "–" : anHour(profile.searching(by: cost)),
      dearest.map { "\"\($0.term.pattern)\" \(anHour($0.searching))" } ?? "",
    ]
  }

  private func anHour(_ spent: Duration) -> String {
    profile.anHour(spent).map(Self.text) ?? "–"
  }

  /// `0.8 µs`, `12 µs`, `3.4 ms`, `1.2 s`: two figures or more.
  static func text(_ duration: Duration) -> String {
    let seconds = duration / .seconds(1)
    let (number, unit) =
      seconds < 1e-3 ? (seconds * 1e6, "µs") : seconds < 1 ? (seconds * 1e3, "ms") : (seconds, "s")
    let tenths = Int((number * 10).rounded())
    return tenths < 100
      ? "\(tenths / 10).\(tenths % 10) \(unit)" : "\(PlainText.count((tenths + 5) / 10)) \(unit)"
  }
}

extension RuleProfile {
  /// Whether `first` costs more than `second`: in sound, and of equals in deciding.
  fileprivate func isDearer(_ first: RuleCost, than second: RuleCost) -> Bool {
    let sound = (searching(by: first), searching(by: second))
    return sound.0 == sound.1 ? first.deciding > second.deciding : sound.0 > sound.1
  }
}
