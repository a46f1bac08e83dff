internal import CallModel

/// Parts a transcript into stretches, in one pass over its words.
struct StretchFinder {
  private let words: [Transcript.Word]
  private var stretches: [Stretch] = []
  /// What was said without a break by one voice, in order.
  private var runs: [Run] = []
  /// The last run of each voice, among the first `indexed`. In most transcripts every run has a later turn
  /// than all before it, and nobody has to know.
  private var lastRun: [Voice: Run] = [:]
  private var indexed = 0

  private struct Run {
    let words: Range<Int>
    let stretch: Int
  }

  /// Whose words may be parts of one phrase.
  private struct Voice: Hashable {
    let speaker: Speaker
    let label: String?
    let channel: Int?

    init(_ word: Transcript.Word) {
      speaker = word.speaker
      label = word.speakerLabel
      channel = word.channel
    }
  }

  /// The stretches of `transcript`, in the order in which they begin.
  static func stretches(of transcript: Transcript) -> [Stretch] {
    var finder = StretchFinder(words: transcript.words)
    finder.findRuns()
    finder.tellChannelsApart()
    return finder.stretches
  }

  private init(words: [Transcript.Word]) {
    self.words = words
    runs.reserveCapacity(words.count / 16)
    stretches.reserveCapacity(words.count / 16)
  }

  private mutating func findRuns() {
    var (start, latestTurn) = (0, Int.min)
    while start < words.count {
      let (end, turn) = run(from: start)
      let earlier = words[start].turn <= latestTurn ? lastRun(of: Voice(words[start])) : nil
      let stretch: Int
      if let earlier, words[earlier.words.upperBound - 1].turn == words[start].turn {
        stretch = earlier.stretch
        stretches[stretch].continuations.append(start..<end)
      } else {
        stretch = stretches.count
        let isNamed = words[start].speaker != .unknown || words[start].speakerLabel != nil
        stretches.append(Stretch(beginning: start..<end, isOfKnownVoice: isNamed))
      }
      runs.append(Run(words: start..<end, stretch: stretch))
      latestTurn = max(latestTurn, turn)
      start = end
    }
  }

  /// Where somebody else speaks after the word `start`, and the latest turn up to there.
  private func run(from start: Int) -> (end: Int, latestTurn: Int) {
    let (speaker, channel) = (words[start].speaker, words[start].channel)
    let label = words[start].speakerLabel
    var (end, latestTurn) = (start, Int.min)
    while end < words.count, words[end].speaker == speaker, words[end].channel == channel {
      // Strings are compared only where there are any.
      let isUnlabelled = label == nil && words[end].speakerLabel == nil
      guard isUnlabelled || words[end].speakerLabel == label else { break }
      latestTurn = max(latestTurn, words[end].turn)
      end += 1
    }
    return (end, latestTurn)
  }

  private mutating func lastRun(of voice: Voice) -> Run? {
    for run in runs[indexed...] { lastRun[Voice(words[run.words.lowerBound])] = run }
    indexed = runs.count
    return lastRun[voice]
  }

  /// Where there are several channels, each is a voice of its own even if nobody is named.
  private mutating func tellChannelsApart() {
    let channels = Set(runs.compactMap { words[$0.words.lowerBound].channel })
    guard channels.count > 1 else { return }
    for index in stretches.indices where words[stretches[index].beginning.lowerBound].channel != nil
    {
      stretches[index].isOfKnownVoice = true
    }
  }
}
