import CallModel
package import ExampleSearch
import KeywordSearch
import Synchronization

/// How much nonsense passes for what is listened for, each keyword and each clip weighed when it is first searched for:
/// where stored hits are enough, nobody needs to know.
package final class NonsenseLikeness: Sendable {
  private let words: CompetingWords
  private let keywords = Mutex<[Term: Float]>([:])
  private let clips = Mutex<[Term: RecordedExample]>([:])

  /// Nothing is weighed yet; it will be with the nonsense of `words`.
  init(_ words: CompetingWords) {
    self.words = words
  }

  /// How much nonsense passes for each of `audible`: ``CompetingWords/likenessOfNonsense(to:)``.
  ///
  /// Who asks while others weigh waits for them, since most ask for the same.
  package func likeness(to audible: [ListeningPlan.Audible]) -> [Float] {
    keywords.withLock { known in
      let new = audible.filter { known[$0.term] == nil }
      for (audible, value) in zip(new, words.likenessOfNonsense(to: new.map(\.keyword))) {
        known[audible.term] = value
      }
      return audible.compactMap { known[$0.term] }
    }
  }

  /// The examples of `recorded`, weighed: ``RecordedExample/weighed(_:against:)``.
  package func weighed(_ recorded: [ListeningPlan.Recorded]) -> [RecordedExample] {
    guard let speech = words.nonsense?.speech else { return recorded.map(\.example) }
    return clips.withLock { known in
      let new = recorded.filter { known[$0.term] == nil }
      for (recorded, example) in zip(
        new, RecordedExample.weighed(new.map(\.example), against: speech))
      {
        known[recorded.term] = example
      }
      return recorded.compactMap { known[$0.term] }
    }
  }
}
