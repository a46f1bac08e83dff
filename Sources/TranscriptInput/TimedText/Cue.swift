import CallModel

/// A caption: words that are said between two times.
struct Cue {
  let timing: CueTiming
  let text: CueText

  /// The words with their times; the cue's are spread over them as far as none are written between.
  ///
  /// A time that goes back, or lies after the end of the cue, is brought to the nearest that does
  /// not, and marked as approximate.
  func words(turn: Int) -> (words: [TranscriptDraft.Word], nextTurn: Int) {
    var drafts: [TranscriptDraft.Word] = []
    var stretch: [CueText.Word] = []
    var startMs = timing.startMs
    let endMs = max(timing.startMs, timing.endMs)
    var isExact = text.words.contains { $0.startMs != nil }

    func endStretch(atMs stretchEndMs: Int) {
      let spread = TranscriptDraft.interpolated(
        stretch.map(\.text), fromMs: startMs, toMs: stretchEndMs)
      for (word, draft) in zip(stretch, spread) {
        var draft = draft
        draft.speakerLabel = word.label
        draft.hasApproximateTimes = !(isExact && stretch.count == 1)
        drafts.append(draft)
      }
      stretch = []
    }

    for word in text.words {
      if let writtenMs = word.startMs {
        let nextMs = min(max(startMs, writtenMs), endMs)
        endStretch(atMs: nextMs)
        startMs = nextMs
        isExact = nextMs == writtenMs
      }
      stretch.append(word)
    }
    endStretch(atMs: endMs)
    return (numbered(drafts, from: turn), turn + 1 + changes(in: drafts))
  }

  /// One turn for each speaker who follows another within the cue.
  private func numbered(
    _ words: [TranscriptDraft.Word], from first: Int
  ) -> [TranscriptDraft.Word] {
    var turn = first
    var words = words
    for index in words.indices {
      if index > 0, words[index].speakerLabel != words[index - 1].speakerLabel { turn += 1 }
      words[index].turn = turn
    }
    return words
  }

  private func changes(in words: [TranscriptDraft.Word]) -> Int {
    zip(words, words.dropFirst()).count { $0.speakerLabel != $1.speakerLabel }
  }
}
