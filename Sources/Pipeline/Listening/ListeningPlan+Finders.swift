import AttributionStore
import CallModel
import PhoneticIndex

/// The names and versions of everything on which hits in an entry depend. Stored results are trusted
/// only as long as they stay the same. Keywords and clips are found by finders of their own: what a
/// rule's first clip needs is no reason to search for all keywords again.
extension ListeningPlan {
  /// What finds keywords in an entry that `model` made.
  func keywordFinder(_ model: ModelIdentity) -> String {
    ([model.label] + keywordParts).joined(separator: ", ")
  }

  /// What finds recorded clips in an entry that `model` made. Clips heard by another model are other
  /// examples.
  func exampleFinder(_ model: ModelIdentity) -> String {
    ([model.label] + clipParts(model)).joined(separator: ", ")
  }

  /// What finds all that this plan looks for, as outcomes name it.
  func finder(_ model: ModelIdentity) -> String {
    let parts = recorded.isEmpty ? keywordParts : keywordParts + clipParts(model)
    return ([model.label] + parts).joined(separator: ", ")
  }

  /// The terms that need no second search in the sound of a call of which `known` is known, in entries
  /// that `model` made.
  func terms(searchedIn known: CallState, by model: ModelIdentity) -> Set<Term> {
    let keywords = known.terms(searchedIn: .audio, by: keywordFinder(model))
    let clips = known.terms(searchedIn: .audio, by: exampleFinder(model))
    return keywords.intersection(audible.map(\.term))
      .union(clips.intersection(recorded.map(\.term)))
  }

  private func clipParts(_ model: ModelIdentity) -> [String] {
    guard let clipModel, clipModel != model else { return exampleParts }
    return exampleParts + ["clips by \(clipModel.label)"]
  }
}
