import CallModel
import Diagnostics

/// Plain text in which lines begin with who speaks: `Agent: hello`, perhaps behind a time:
/// `[00:12] Caller: hi`. Lines without a name go on with the turn before.
///
/// Without times, words are spread over the recording, or follow each other at the pace of ordinary
/// speech where its length is not known; with them, they are spread until the next turn. Either is
/// marked as approximate.
struct LabelledText: TranscriptReader {
  let format = "text"

  /// The pace of ordinary speech, 150 words a minute.
  private static let wordMs = 400
  /// The slowest pace that is believed before a silence is.
  private static let slowWordMs = 1000

  private static let missing = "it does not begin with who speaks, such as `Agent: hello`"

  func recognise(_ source: TranscriptSource) -> Recognition {
    guard case .lines(let lines) = source.content,
      let first = lines.first(where: { !$0.allSatisfy(\.isWhitespace) }),
      Line(first, speakers: .standard).label != nil
    else { return .misses(closeness: 0, missing: Self.missing) }
    return .fits
  }

  func read(_ source: TranscriptSource, speakers: SpeakerLabels) throws(InputError) -> Transcript {
    guard case .lines(let lines) = source.content else {
      throw InputError(path: source.path, reason: Self.missing)
    }
    var turns: [Line] = []
    for line in lines {
      let line = Line(line, speakers: speakers)
      if line.label != nil || line.startMs != nil || turns.isEmpty {
        turns.append(line)
      } else {
        turns[turns.count - 1].texts += line.texts
      }
    }
    turns.removeAll(where: \.texts.isEmpty)
    let pace = Self.wordMs(in: turns, recordingMs: source.recordingMs)
    return placed(turns, wordMs: pace).transcript(format: format, speakers: speakers)
  }

  /// How long a word lasts: where no line has a time, so long that all of them fill the recording.
  private static func wordMs(in turns: [Line], recordingMs: Int?) -> Int {
    let count = turns.reduce(0) { $0 + $1.texts.count }
    guard let recordingMs, count > 0, turns.allSatisfy({ $0.startMs == nil }) else { return wordMs }
    return recordingMs / count
  }

  private func placed(_ turns: [Line], wordMs: Int) -> TranscriptDraft {
    var draft = TranscriptDraft()
    var nextMs = 0
    var label: String?
    for (number, line) in turns.enumerated() {
      label = line.label ?? label
      let startMs = line.startMs ?? nextMs
      nextMs = min(startMs + line.texts.count * wordMs, RecordingTime.maxMs)
      if let untilMs = turns.dropFirst(number + 1).first?.startMs {
        nextMs = max(startMs, min(untilMs, startMs + line.texts.count * Self.slowWordMs))
      }
      draft.spread(
        line.texts,
        over: TranscriptDraft.Turn(
          span: TimeSpan(startMs: startMs, endMs: nextMs), label: label, number: number))
    }
    return draft
  }
}

extension LabelledText {
  /// A line: when, who, and what is said.
  fileprivate struct Line {
    var startMs: Int?
    var label: String?
    var texts: [String]

    init(_ line: Substring, speakers: SpeakerLabels) {
      let (startMs, rest) = Self.takingTime(line)
      self.startMs = startMs
      let text = CueText([rest], speakers: speakers, hasOverrides: false)
      label = text.prefixLabel
      texts = text.words.map(\.text)
    }

    /// The time in brackets, or without, that a line begins with, and what follows it.
    private static func takingTime(_ line: Substring) -> (startMs: Int?, rest: Substring) {
      let body = line.drop(while: \.isWhitespace)
      let isBracketed = body.first == "[" || body.first == "("
      let written = (isBracketed ? body.dropFirst() : body).prefix {
        isBracketed ? $0 != "]" && $0 != ")" : !$0.isWhitespace
      }
      guard let ms = CueTime.milliseconds(written) else { return (nil, line) }
      return (ms, body[written.endIndex...].dropFirst(isBracketed ? 1 : 0))
    }
  }
}
