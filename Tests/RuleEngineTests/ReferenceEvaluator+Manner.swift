import CallModel
import RuleCheck
import RuleEngine

/// How things are said once more: everything that hits know is put on a heap, and looked at.
extension ReferenceEvaluator {
  func verdict(on hits: [Hit], polarity: WantedPolarity?) -> Verdict {
    guard let polarity else { return .yes }
    return agreement(
      among: hits.compactMap(\.polarity).map { known in
        polarity == .negated ? known == .negated : known != .negated
      })
  }

  func verdict(on hits: [Hit], language: WantedLanguage?) -> Verdict {
    guard let language else { return .yes }
    return agreement(among: hits.compactMap { isSaid($0, in: language) })
  }

  private func agreement(among answers: [Bool]) -> Verdict {
    Set(answers) == [true] ? .yes : Set(answers) == [false] ? .no : .unknown
  }

  private func isSaid(_ hit: Hit, in language: WantedLanguage) -> Bool? {
    var spoken: String?
    if case .text(let text) = evidence.facts["call.language"] {
      spoken = String(text.lowercased().prefix { $0.isLetter })
    }
    let hasHangul = hit.text.contains { "가"..."힣" ~= $0 }
    let hasLatin = hit.text.contains { "a"..."z" ~= $0 }
    if hit.term.clipSHA256 != nil || !hasHangul && !hasLatin {
      return spoken.map { $0 == language.code }
    }
    if hasHangul { return language.code == "ko" }
    if language.code == "ko" { return false }
    if let spoken, spoken != "ko" { return spoken == language.code }
    return language.isToldByLetters ? true : nil
  }
}
