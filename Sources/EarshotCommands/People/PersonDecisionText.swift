import AttributionStore

/// Decisions about people in words.
enum PersonDecisionText {
  /// `visitor v-1 and visitor v-2 are two people's`.
  static func ruling(_ ruling: PersonDecision.Ruling) -> String {
    switch ruling {
    case .part(let one, let other):
      "\(PersonNameText.text(one)) and \(PersonNameText.text(other)) are two people's"
    case .join(let one, let other):
      "\(PersonNameText.text(one)) and \(PersonNameText.text(other)) are one person's"
    case .shared(let name): "\(PersonNameText.text(name)) is several people's and joins nobody"
    case .undo(let id): "decision \(id) no longer stands"
    }
  }
}
