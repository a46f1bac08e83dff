import CallModel
import KeywordSearch
import Synchronization

/// How much nonsense passes for keywords, each weighed when it is first searched for: where stored hits are enough,
/// nobody needs to know.
package final class NonsenseLikeness: Sendable {
  private let words: CompetingWords
  private let known = Mutex<[Term: Float]>([:])

  /// Nothing is weighed yet; it will be with the nonsense of `words`.
  init(_ words: CompetingWords) {
    self.words = words
  }

  /// How much nonsense passes for each of `audible`: ``CompetingWords/likenessOfNonsense(to:)``.
  ///
  /// Who asks while others weigh waits for them, since most ask for the same.
  package func likeness(to audible: [ListeningPlan.Audible]) -> [Float] {
    known.withLock { known in
      let new = audible.filter { known[$0.term] == nil }
      for (audible, value) in zip(new, words.likenessOfNonsense(to: new.map(\.keyword))) {
        known[audible.term] = value
      }
      return audible.compactMap { known[$0.term] }
    }
  }
}
