import CallModel
import Diagnostics
import JSONText

/// Reads one category: all of its rules must match for a call to get its name.
struct CategoryReader {
  private(set) var refusals = Refusals()
  private let isRealTime: Bool

  /// - Parameter category: the category itself.
  init(_ category: JSONNode) {
    let inputType = try? category["InputType"]?.string()
    isRealTime = inputType == "REAL_TIME"
    if category["InputType"] != nil, !isRealTime, inputType != "POST_CALL" {
      refusals.refuse(category["InputType"] ?? category, "is neither `POST_CALL` nor `REAL_TIME`")
    }
  }

  /// The condition of `category`; `nil` where a part of it is refused.
  mutating func condition(of category: JSONNode) -> Condition? {
    guard
      let rules = refusals.reading({ () throws(InputError) in
        try category.required("Rules").elements()
      })
    else { return nil }
    guard !rules.isEmpty else {
      refusals.refuse(category["Rules"] ?? category, "there are no rules in this category")
      return nil
    }
    var conditions: [Condition] = []
    for rule in rules { conditions += self.condition(ofRule: rule).map { [$0] } ?? [] }
    guard refusals.parts.isEmpty else { return nil }
    return conditions.count == 1 ? conditions[0] : .all(conditions)
  }

  /// A rule has one filter.
  private mutating func condition(ofRule rule: JSONNode) -> Condition? {
    let filters = rule.members.filter { $0.node.value != .null }
    guard filters.count == 1, let filter = filters.first else {
      refusals.refuse(rule, filters.isEmpty ? "is no filter" : "has more than one filter")
      return nil
    }
    switch filter.name {
    case "TranscriptFilter": return transcript(filter.node)
    case "NonTalkTimeFilter": return silence(filter.node)
    case "SentimentFilter":
      refusals.refuse(filter.node, "sentiment is no part of the rule language")
    case "InterruptionFilter":
      refusals.refuse(filter.node, "interruptions are no part of the rule language")
    default: refusals.refuse(filter.node, "a filter that this version does not know")
    }
    return nil
  }

  private mutating func transcript(_ filter: JSONNode) -> Condition? {
    let refusedBefore = refusals.parts.count
    refusals.refuseUnknown(
      in: filter,
      known: [
        "TranscriptFilterType", "Targets", "ParticipantRole", "AbsoluteTimeRange",
        "RelativeTimeRange", "Negate",
      ])
    if let type = filter["TranscriptFilterType"], type.value != .string("EXACT") {
      refusals.refuse(type, "only `EXACT` looks for words")
    }
    let phrases = PhraseList.phrases(of: "Targets", in: filter, &refusals)
    let speaker = SpeakerReader.speaker(filter["ParticipantRole"], &refusals)
    let window = TimeRangeReader.window(of: filter, isRealTime: isRealTime, &refusals)
    let isDenied = refusals.flag("Negate", in: filter)
    if isDenied, isRealTime, let negate = filter["Negate"] {
      refusals.refuse(negate, "while a call goes on, nobody knows what will not be said in it")
    }
    guard refusals.parts.count == refusedBefore, let phrases else { return nil }
    let mention = Condition.mention(
      Condition.Mention(phrases: phrases, speaker: speaker ?? nil, window: window ?? nil))
    return isDenied ? .not(mention) : mention
  }

  /// A stretch in which nobody talks for so long.
  private mutating func silence(_ filter: JSONNode) -> Condition? {
    let refusedBefore = refusals.parts.count
    refusals.refuseUnknown(
      in: filter, known: ["Threshold", "AbsoluteTimeRange", "RelativeTimeRange", "Negate"])
    for range in ["AbsoluteTimeRange", "RelativeTimeRange"] {
      guard let node = filter[range] else { continue }
      refusals.refuse(node, "rules know silence of the whole call, not of a part of it")
    }
    let isDenied = refusals.flag("Negate", in: filter)
    guard
      let node = refusals.reading({ () throws(InputError) in try filter.required("Threshold") }),
      let threshold = refusals.count(node), refusals.parts.count == refusedBefore
    else { return nil }
    let length = DurationText.text(ms: threshold)
    let operand =
      isDenied
      ? "(silence.longest is known and silence.longest < \(length))"
      : "silence.longest >= \(length)"
    if let objection = RuleProbe.objection(toOperand: operand) {
      refusals.refuse(filter, objection)
      return nil
    }
    return .operand(operand)
  }
}
