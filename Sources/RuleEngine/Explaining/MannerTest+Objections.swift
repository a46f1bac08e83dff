import CallModel
import RuleCheck

extension MannerTest {
  /// What speaks against the manner of a mention that these hits make.
  func objections(to hits: [Hit]) -> [JudgedHit.Objection] {
    guard asksAnything, !hits.isEmpty else { return [] }
    var objections: [JudgedHit.Objection] = []
    switch verdict(on: hits, to: .polarity) {
    case .yes: break
    case .no: objections.append(hits.contains { $0.polarity == .negated } ? .denied : .notDenied)
    case .unknown: objections.append(.polarityUnknown)
    }
    switch verdict(on: hits, to: .language) {
    case .yes: break
    case .no: objections.append(.wrongLanguage)
    case .unknown: objections.append(.languageUnknown)
    }
    return objections
  }
}
