import CallModel
import Diagnostics
import JSONText

/// Who must say something, and in which part of the call.
struct ConnectFilters {
  private(set) var speaker: Speaker?
  private(set) var window: Condition.Window?

  /// The filters of `clause`, if there is one; `nil` where one of them is refused.
  init?(_ clause: JSONNode?, _ refusals: inout Refusals) {
    guard let clause else { return }
    let refusedBefore = refusals.parts.count
    refusals.refuseUnknown(in: clause, known: ["LogicOperator", "Filters"])
    if let joint = clause["LogicOperator"], joint.value != .string("AND") {
      refusals.refuse(joint, "filters are joined by `AND` alone")
    }
    let filters = refusals.reading { () throws(InputError) in
      try clause.elements(of: "Filters")
    }
    var seen: Set<String> = []
    for filter in filters ?? [] {
      let type = (try? filter["Type"]?.string()) ?? ""
      if seen.insert(type).inserted {
        read(filter, type: type, &refusals)
      } else {
        refusals.refuse(filter, "a second filter of this type")
      }
    }
    guard refusals.parts.count == refusedBefore else { return nil }
  }

  private mutating func read(_ filter: JSONNode, type: String, _ refusals: inout Refusals) {
    guard let data = filter["Data"] else {
      refusals.refuse(filter, "`Data` is missing")
      return
    }
    switch type {
    case "ParticipantRole":
      speaker = SpeakerReader.speaker(data, &refusals) ?? nil
    case "PostCallContactPeriodSeconds":
      window = period(data, &refusals)
    case "PatternMatchLanguageFilter":
      // Words of one language are words of no other; the phrases say it already.
      break
    default:
      refusals.refuse(filter, "a filter that this version does not know")
    }
  }

  private func period(_ data: JSONNode, _ refusals: inout Refusals) -> Condition.Window? {
    refusals.refuseUnknown(in: data, known: ["First", "Last"])
    let first = data["First"].flatMap { refusals.count($0) }
    let last = data["Last"].flatMap { refusals.count($0) }
    // Longer than this, milliseconds would not fit; and no call is.
    let longest = Int.max / 1000
    switch (first, last) {
    case (let seconds?, nil) where (1...longest).contains(seconds):
      return .first(ms: seconds * 1000)
    case (nil, let seconds?) where (1...longest).contains(seconds): return .last(ms: seconds * 1000)
    default:
      refusals.refuse(data, "either `First` or `Last` should be here, as seconds")
      return nil
    }
  }
}
