package import CallModel

/// The words of a transcript around a place.
public struct SpokenContext: Sendable, Hashable {
  /// How many words are given on each side.
  static let wordCount = 6
  /// Stands where somebody else begins to speak.
  static let speakerChange = "–"

  /// The words before it.
  public let before: String
  /// What the transcript has in this place; empty where it has nothing.
  public let words: String
  /// The words after it.
  public let after: String

  /// The words around `hit` in `transcript`: around its own words where it was found there, else
  /// around those that were said at the time.
  package init(of hit: Hit, in transcript: Transcript) {
    let place = Self.place(of: hit, in: transcript)
    let all = transcript.words
    before = Self.text(
      all[max(0, place.lowerBound - Self.wordCount)..<place.lowerBound],
      before: place.first.map { all[$0] })
    words = Self.text(all[place], before: nil)
    let end = min(all.count, place.upperBound + Self.wordCount)
    after = Self.text(all[place.upperBound..<end], after: place.last.map { all[$0] })
  }

  private static func place(of hit: Hit, in transcript: Transcript) -> Range<Int> {
    if let words = hit.words, words.upperBound <= transcript.words.count { return words }
    // Words are in order of their start; those that are said during the hit lie side by side, but
    // for what somebody else says meanwhile.
    let inside = transcript.words.indices.filter { transcript.words[$0].span.overlaps(hit.span) }
    if let first = inside.first, let last = inside.last { return first..<last + 1 }
    let next = transcript.words.firstIndex { $0.span.startMs >= hit.span.startMs }
    let place = next ?? transcript.words.count
    return place..<place
  }

  private static func text(
    _ words: ArraySlice<Transcript.Word>, after previous: Transcript.Word? = nil,
    before next: Transcript.Word? = nil
  ) -> String {
    var parts: [String] = []
    var last = previous
    for word in words {
      if let last, !isOneVoice(last, word) { parts.append(speakerChange) }
      parts.append(word.text)
      last = word
    }
    if let last, let next, !words.isEmpty, !isOneVoice(last, next) { parts.append(speakerChange) }
    return parts.joined(separator: " ")
  }

  private static func isOneVoice(_ left: Transcript.Word, _ right: Transcript.Word) -> Bool {
    left.speaker == right.speaker && left.channel == right.channel
      && left.speakerLabel == right.speakerLabel
  }
}
