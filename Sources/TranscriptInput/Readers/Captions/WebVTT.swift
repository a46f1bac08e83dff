import CallModel
import Diagnostics

/// WebVTT, as the W3C describes it: a heading, then cues, notes and styles with blank lines between.
///
/// `<v Agent>` says who speaks, `<00:00:01.500>` when a word begins. A time that cannot be read is
/// an error here, where browsers would drop the cue without a word.
struct WebVTT: TranscriptReader {
  let format = "webvtt"

  func recognise(_ source: TranscriptSource) -> Recognition {
    guard case .lines(let lines) = source.content else {
      return .misses(closeness: 0, missing: "it does not begin with `WEBVTT`")
    }
    guard let first = lines.first, Self.isHeading(first) else {
      let hasTimings = lines.prefix(20).contains(where: CueTiming.isClaimed)
      return .misses(closeness: hasTimings ? 1 : 0, missing: "it does not begin with `WEBVTT`")
    }
    return .fits
  }

  func read(_ source: TranscriptSource, speakers: SpeakerLabels) throws(InputError) -> Transcript {
    guard case .lines(let lines) = source.content else {
      throw InputError(path: source.path, reason: "it does not begin with `WEBVTT`")
    }
    var draft = TranscriptDraft()
    var turn = 0
    for cue in try Self.cues(in: lines, path: source.path) {
      let text = CueText(cue.lines, speakers: speakers, hasOverrides: false)
      let (words, next) = Cue(timing: cue.timing, text: text).words(turn: turn)
      draft.words += words
      turn = next
    }
    return draft.transcript(
      format: format, language: Self.language(in: lines), speakers: speakers)
  }

  private static func isHeading(_ line: Substring) -> Bool {
    line == "WEBVTT" || line.hasPrefix("WEBVTT ") || line.hasPrefix("WEBVTT\t")
  }

  /// The `Language:` line that some services write below the heading.
  private static func language(in lines: [Substring]) -> String? {
    lines.prefix { !$0.isEmpty }.lazy.compactMap { line in
      line.hasPrefix("Language:")
        ? Language.tag(from: String(line.dropFirst("Language:".count))) : nil
    }.first
  }

  /// The cues with the lines of their text. Text behind a blank line that has no timing of its own
  /// belongs to the cue before: whoever wrote the file did not know that a blank line ends a cue.
  private static func cues(
    in lines: [Substring], path: String
  ) throws(InputError) -> [(timing: CueTiming, lines: [Substring])] {
    var cues: [(timing: CueTiming, lines: [Substring])] = []
    var index = lines.firstIndex { $0.isEmpty } ?? lines.endIndex
    if let early = lines[..<index].firstIndex(where: CueTiming.isClaimed) {
      index = early
    }
    while index < lines.endIndex {
      let end = lines[index...].firstIndex { $0.isEmpty } ?? lines.endIndex
      let block = lines[index..<end]
      index = end + 1
      guard let first = block.first, !isComment(first) else { continue }
      if let line = block.prefix(2).firstIndex(where: CueTiming.isClaimed) {
        guard let timing = CueTiming(block[line]) else {
          throw InputError(
            path: path, at: .line(line + 1), reason: "`\(block[line])` is not the timing of a cue",
            advice: "write it as 00:00:01.500 --> 00:00:04.000")
        }
        cues.append((timing, Array(block[(line + 1)...])))
      } else if !cues.isEmpty {
        cues[cues.count - 1].lines += block
      } else {
        throw InputError(
          path: path, at: .line(block.startIndex + 1), reason: "neither a cue nor a note",
          advice: "every cue has a line such as 00:00:01.500 --> 00:00:04.000 over its text")
      }
    }
    return cues
  }

  private static func isComment(_ line: Substring) -> Bool {
    ["NOTE", "STYLE", "REGION"].contains { name in
      line == name || line.hasPrefix(name + " ") || line.hasPrefix(name + "\t")
    }
  }
}
