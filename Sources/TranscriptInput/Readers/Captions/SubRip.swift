import CallModel
import Diagnostics

/// SubRip (`.srt`), which nobody has ever specified: numbered cues with `00:00:01,500 --> …` over
/// their text and blank lines between. Numbers may be missing, and text may hold blank lines.
///
/// By convention a line may begin with who speaks: `Agent: hello`.
struct SubRip: TranscriptReader {
  let format = "srt"

  func recognise(_ source: TranscriptSource) -> Recognition {
    guard case .lines(let lines) = source.content else {
      return .misses(closeness: 0, missing: "it does not begin with the timing of a cue")
    }
    let head = lines.lazy.filter { !Self.isBlank($0) }.prefix(2)
    let timing = head.first.map(Self.isNumber) == true ? head.dropFirst().first : head.first
    if let timing, CueTiming(timing) != nil { return .fits }
    let isNear = head.first.map(Self.isNumber) == true
    return .misses(
      closeness: isNear ? 1 : 0,
      missing: "it does not begin with a cue such as `00:00:01,500 --> 00:00:04,000`")
  }

  func read(_ source: TranscriptSource, speakers: SpeakerLabels) throws(InputError) -> Transcript {
    guard case .lines(let lines) = source.content else {
      throw InputError(path: source.path, reason: "it does not begin with the timing of a cue")
    }
    var draft = TranscriptDraft()
    var turn = 0
    let timings = lines.indices.filter { CueTiming.isClaimed(by: lines[$0]) }
    for (number, line) in timings.enumerated() {
      guard let timing = CueTiming(lines[line]) else {
        throw InputError(
          path: source.path, at: .line(line + 1),
          reason: "`\(lines[line])` is not the timing of a cue",
          advice: "write it as 00:00:01,500 --> 00:00:04,000")
      }
      let isLast = number + 1 == timings.count
      let end = isLast ? lines.endIndex : timings[number + 1]
      let body = lines[(line + 1)..<end]
      let text = CueText(
        isLast ? body : Self.withoutNumber(body, after: lines[..<line].last), speakers: speakers,
        hasOverrides: true)
      let (words, next) = Cue(timing: timing, text: text).words(turn: turn)
      draft.words += words
      turn = next
    }
    return draft.transcript(format: format, speakers: speakers)
  }

  /// The text of a cue without the number of the next one, which stands right over its timing: after
  /// a blank line, or one higher than `number`, this cue's own.
  private static func withoutNumber(
    _ body: ArraySlice<Substring>, after number: Substring?
  ) -> ArraySlice<Substring> {
    guard let last = body.last, isNumber(last) else { return body }
    let rest = body.dropLast()
    let follows = value(of: number).map { $0 + 1 } == value(of: last)
    return rest.last.map(isBlank) ?? true || follows ? rest : body
  }

  private static func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }

  private static func isNumber(_ line: Substring) -> Bool { value(of: line) != nil }

  /// The number of a cue: at most nine digits, spaces around them aside.
  private static func value(of line: Substring?) -> Int? {
    let words = line?.split(whereSeparator: \.isWhitespace) ?? []
    guard words.count == 1, words[0].utf8.count <= 9,
      words[0].utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(words[0])
  }
}
