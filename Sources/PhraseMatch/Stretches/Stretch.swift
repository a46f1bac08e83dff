/// Words in a row in which a phrase can lie: of one speaker on one channel, with nobody in between.
///
/// A turn holds together even where the other side talks into it. Turns of the same speaker that
/// follow each other are one stretch; turns with words of somebody else between them are two.
struct Stretch {
  /// How many Korean words can be written as one.
  static let mostJoined = 4

  /// Its words up to where somebody else speaks, as places in the transcript; never empty.
  let beginning: Range<Int>
  /// Where its last turn goes on after words of somebody else.
  var continuations: [Range<Int>] = []
  /// Whether the transcript says whose words they are. Where it says nothing, words of several people
  /// may be here.
  var isOfKnownVoice: Bool
}
