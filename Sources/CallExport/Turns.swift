import CallModel

/// The turns of a transcript, in the order in which they begin.
struct Turns {
  /// The places of each turn's words.
  let ranges: [[Int]]

  init(_ transcript: Transcript) {
    var ranges: [[Int]] = []
    var place: [Int: Int] = [:]
    for (index, word) in transcript.words.enumerated() {
      if let known = place[word.turn] {
        ranges[known].append(index)
      } else {
        place[word.turn] = ranges.count
        ranges.append([index])
      }
    }
    self.ranges = ranges
  }
}
