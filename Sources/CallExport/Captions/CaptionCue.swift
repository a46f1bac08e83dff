import CallModel

/// One caption.
struct CaptionCue {
  let startMs: Int
  let endMs: Int
  /// The text, with its marks.
  let text: String

  /// So many characters are shown at a time, two lines as a rule.
  private static let mostCharacters = 84

  /// The captions of one turn, whose words stand at `places`. What was found is not torn apart.
  static func cues(
    of places: [Int], in transcript: Transcript, marks: CaptionMarks
  ) -> [CaptionCue] {
    var cues: [CaptionCue] = []
    var line: [Int] = []
    var characters = 0

    func endLine() {
      if !line.isEmpty { cues.append(cue(of: line, in: transcript, marks: marks)) }
      line = []
      characters = 0
    }

    for place in places {
      let length = transcript.words[place].text.count + 1
      if characters + length > mostCharacters, !marks.continues(at: place) { endLine() }
      line.append(place)
      characters += length
    }
    endLine()
    return cues
  }

  private static func cue(
    of places: [Int], in transcript: Transcript, marks: CaptionMarks
  ) -> CaptionCue {
    let words = places.map { transcript.words[$0] }
    let startMs = words.map(\.span.startMs).min() ?? 0
    let endMs = max(words.map(\.span.endMs).max() ?? 0, startMs + 1)
    var text = words.first.map { voice($0.speaker, label: $0.speakerLabel) } ?? ""
    var lastMs = startMs
    for (number, place) in places.enumerated() {
      let word = transcript.words[place]
      let continues = number > 0 && marks.continues(at: place)
      if number > 0, !continues, marks.className(at: places[number - 1]) != nil { text += "</c>" }
      if number > 0 { text += " " }
      // Times within a cue go up and lie within it.
      if !word.hasApproximateTimes, word.span.startMs > lastMs, word.span.startMs < endMs {
        text += "<\(clock(word.span.startMs))>"
        lastMs = word.span.startMs
      }
      if let name = marks.className(at: place), !continues { text += "<c.\(name)>" }
      text += escaped(word.text)
    }
    if let last = places.last, marks.className(at: last) != nil { text += "</c>" }
    return CaptionCue(startMs: startMs, endMs: endMs, text: text)
  }

  /// `<v Agent>`; nothing where nobody is named.
  static func voice(_ speaker: Speaker, label: String?) -> String {
    let known = speaker.rawValue
    let name = speaker == .unknown ? label : known.prefix(1).uppercased() + known.dropFirst()
    return name.map { "<v \(escaped($0))>" } ?? ""
  }

  /// `text` with the characters that mean something in captions written as references.
  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// `01:02:03.450`.
  static func clock(_ ms: Int) -> String {
    let parts = [(ms / 3_600_000, 2), (ms / 60_000 % 60, 2), (ms / 1000 % 60, 2), (ms % 1000, 3)]
      .map { number, width in
        String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
      }
    return parts[0...2].joined(separator: ":") + "." + parts[3]
  }
}
