import CallModel
import RuleCheck

/// `(head part part)`: the one shape of canonical text.
func list(_ head: String, _ parts: [String]) -> String {
  "(" + ([head] + parts).joined(separator: " ") + ")"
}

/// `text` between quotes, in a spelling that no other text has: quotes, backslashes and control
/// characters are written as their numbers.
func quoted(_ text: String) -> String {
  let spelled = text.unicodeScalars.map { scalar in
    switch scalar {
    case "\"", "\\", "\u{0}"..<" ", "\u{7F}"..."\u{9F}":
      "\\u{" + String(scalar.value, radix: 16) + "}"
    default: String(scalar)
    }
  }
  return "\"" + spelled.joined() + "\""
}

extension PlannedMention {
  func canonicalText(terms: [Term]) -> String {
    let combined =
      switch combination {
      case .pooled: "any"
      case .atLeast(let number): "at-least-\(number)"
      }
    return list(
      "mentions",
      finding.canonicalParts(combined, terms: terms) + [
        list("times", [String(count.minimum), count.maximum.map(String.init) ?? "open"])
      ])
  }
}

extension PlannedFinding {
  func canonicalParts(_ combined: String, terms: [Term]) -> [String] {
    let uses = uses.map { use in
      let term = terms[use.term]
      let minimum = String(use.minimumConfidence.thousandths)
      // What is said in a clip does not change when its file gets another name.
      if let event = term.event { return list("event", [event.rawValue]) }
      if let sha256 = term.clipSHA256 { return list("recorded", [quoted(sha256), minimum]) }
      return list(
        "term",
        [quoted(term.pattern), term.soundsLike.map(quoted) ?? "as-written", minimum]
          + (term.currency.map { [list("counted-in", [$0.code])] } ?? []))
    }
    let related = Set(relations.map { $0.canonicalText(terms: terms) }).sorted()
    return [
      list(combined, uses.sorted()), list("by", [speaker?.rawValue ?? "anyone"]),
      list("in", [source.rawValue]), window.canonicalText,
    ] + manner.canonicalParts + related
  }
}

extension PlannedRelation {
  fileprivate func canonicalText(terms: [Term]) -> String {
    let word =
      switch kind {
      case .near: "near"
      case .before: "before"
      case .after: "after"
      case .overlapping: "overlapping"
      case .inside: "inside"
      }
    return list(
      isNegated ? "no-\(word)" : "a-\(word)",
      [
        kind.distance?.canonicalText, isByOneSpeaker ? "one-speaker" : nil,
        list("thing", other.canonicalParts("any", terms: terms)),
      ].compactMap(\.self))
  }
}

extension RelationDistance {
  fileprivate var canonicalText: String {
    switch self {
    case .words(let count): "\(count)words"
    case .duration(let ms): "\(ms)ms"
    case .sameTurn: "same-turn"
    }
  }
}

extension MentionManner {
  /// Nothing for what is said in any way.
  fileprivate var canonicalParts: [String] {
    [
      polarity?.rawValue,
      language.map {
        list("in-language", [$0.code, $0.isToldByLetters ? "told-by-letters" : "as-known"])
      },
    ].compactMap(\.self)
  }
}

extension MentionWindow {
  fileprivate var canonicalText: String {
    switch self {
    case .wholeCall: list("at", ["any-time"])
    case .fromStart(let startMs, let endMs):
      list("at", ["\(startMs)ms", endMs.map { "\($0)ms" } ?? "open"])
    case .last(let durationMs): list("at", ["last", "\(durationMs)ms"])
    }
  }
}

extension CheckedField {
  var canonicalText: String {
    switch self {
    // Not `(text "x")`, which is the text x itself.
    case .stored(let path, let type): list("read", [type.rawValue, quoted(path)])
    case .weekday(let zone): list("read-weekday", [quoted(zone)])
    }
  }
}

extension FieldTest {
  var canonicalText: String {
    switch self {
    case .holds: "holds"
    case .compares(let relation, .value(let value)):
      list(relation.rawValue, [value.canonicalText])
    case .compares(let relation, .field(let field)):
      list(relation.rawValue, [field.canonicalText])
    case .isIn(let set): list("in", set.canonicalParts)
    case .isNotIn(let set): list("not-in", set.canonicalParts)
    case .isKnown: "known"
    case .isMissing: "missing"
    case .contains(let text): list("contains", [quoted(text.folded)])
    case .matches(let glob): list("matches", [quoted(glob.folded)])
    case .startsWith(let text): list("starts-with", [quoted(text.folded)])
    }
  }
}

extension CheckedValueSet {
  fileprivate var canonicalParts: [String] {
    switch self {
    case .values(let values): Set(values.map(\.canonicalText)).sorted()
    case .range(let lower, let upper):
      [list("range", [lower.canonicalText, upper.canonicalText])]
    case .timesOfDay(let startMs, let endMs, let zone):
      [list("times-of-day", ["\(startMs)ms", "\(endMs)ms", quoted(zone)])]
    }
  }
}

extension FieldValue {
  var canonicalText: String {
    switch self {
    case .flag(let flag): list("flag", [String(flag)])
    case .duration(let ms): list("duration", ["\(ms)ms"])
    case .money(let money): list("money", [String(money.minorUnits), money.currency.code])
    case .number(let number): list("number", [number.description])
    case .percent(let percent): list("percent", [percent.description])
    case .phone(let number): list("phone", [number.e164])
    case .text(let text): list("text", [quoted(text.folded)])
    case .choice(let choice): list("choice", [quoted(choice)])
    case .instant(let instant): list("instant", ["\(instant.unixMs)ms"])
    }
  }
}
