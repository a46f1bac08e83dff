/// How much likelier a word is behind another than anywhere: *card* behind *credit*.
///
/// The **affinity** of two words is `ln P(second | first) − ln P(second)`: what the first tells about the second, and as much
/// what the second tells about the first. A string of words is as likely as its words are alone and their affinities together,
/// from whichever end it is read, which is what lets a search from the left and one from the right meet at any joint.
///
/// Words go by the numbers of their lines in ``WordFrequencies``. A pair that is not listed has the affinity that the
/// first word has to all that rarely follows it.
public struct WordPairs: Sendable {
  /// Affinities are kept in so many steps to a natural logarithm.
  static let stepsPerUnit: Float = 8

  /// For each word its affinity to what is not listed behind it, in steps.
  let rest: [Int8]
  /// Where the words begin that follow each word: those of word n are `starts[n]..<starts[n + 1]` of ``followers``.
  // INVARIANT: starts.count == rest.count + 1; never falls; ends with followers.count.
  let starts: [UInt32]
  /// The words that follow, for each word in the order of their numbers.
  let followers: [UInt32]
  /// The affinity of each of them, in steps.
  let affinities: [Int8]
  /// For each word the highest affinity that it has to anything behind it, and anything before it; never below 0, in steps.
  private let mostBehind: [Int8]
  private let mostBefore: [Int8]

  /// No pair is likelier than another.
  public static let none = WordPairs(rest: [], starts: [0], followers: [], affinities: [])

  init(rest: [Int8], starts: [UInt32], followers: [UInt32], affinities: [Int8]) {
    self.rest = rest
    self.starts = starts
    self.followers = followers
    self.affinities = affinities
    var mostBehind = rest.map { max($0, 0) }
    // What is listed nowhere may stand behind any word.
    var mostBefore = [Int8](repeating: mostBehind.max() ?? 0, count: rest.count)
    for first in rest.indices {
      for place in Int(starts[first])..<Int(starts[first + 1]) {
        mostBehind[first] = max(mostBehind[first], affinities[place])
        let second = Int(followers[place])
        if second < mostBefore.count {
          mostBefore[second] = max(mostBefore[second], affinities[place])
        }
      }
    }
    self.mostBehind = mostBehind
    self.mostBefore = mostBefore
  }

  /// How much likelier the word numbered `second` is behind the one numbered `first` than anywhere; 0 where either is no
  /// word of the language. Takes some 15 comparisons at most.
  package func affinity(of first: Int32, and second: Int32) -> Float {
    guard first >= 0, second >= 0, Int(max(first, second)) < rest.count else { return 0 }
    var low = Int(starts[Int(first)])
    var high = Int(starts[Int(first) + 1])
    let wanted = UInt32(bitPattern: second)
    while low < high {
      let middle = (low + high) / 2
      if followers[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    let steps =
      low < Int(starts[Int(first) + 1]) && followers[low] == wanted
      ? affinities[low] : rest[Int(first)]
    return Float(steps) / Self.stepsPerUnit
  }

  /// What no affinity of the word numbered `first` and any behind it is above.
  package func mostAffinity(toWhatFollows first: Int32) -> Float {
    Self.most(of: first, in: mostBehind)
  }

  /// What no affinity of any word and the one numbered `second` behind it is above.
  package func mostAffinity(toWhatIsBefore second: Int32) -> Float {
    Self.most(of: second, in: mostBefore)
  }

  @inline(__always)
  private static func most(of word: Int32, in steps: [Int8]) -> Float {
    guard word >= 0, Int(word) < steps.count else { return 0 }
    return Float(steps[Int(word)]) / stepsPerUnit
  }
}
