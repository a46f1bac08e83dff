import CallModel

/// A call as WebVTT: what was said, a voice for each speaker, and what was found marked by classes:
/// `evidence` for what an outcome rests on, `mention` for the rest. What was heard in sound and is not in
/// the transcript has cues of its own, of the class `heard`.
public struct CaptionDocument: Sendable {
  private let exported: ExportedCall
  private let notes: [String]

  /// - Parameter notes: lines that stand in front of all, such as the outcomes.
  public init(_ exported: ExportedCall, notes: [String]) {
    self.exported = exported
    self.notes = notes
  }

  /// The file.
  public var text: String {
    let cues = (spoken + heard).sorted { ($0.startMs, $0.endMs) < ($1.startMs, $1.endMs) }
    var blocks = ["WEBVTT" + (exported.transcript?.language.map { "\nLanguage: \($0)" } ?? "")]
    if !notes.isEmpty {
      blocks.append((["NOTE"] + notes.map(Self.withoutArrow)).joined(separator: "\n"))
    }
    blocks.append(
      """
      STYLE
      ::cue(.evidence) { background-color: gold; color: black }
      ::cue(.mention) { text-decoration: underline }
      ::cue(.heard) { font-style: italic }
      """)
    blocks += cues.enumerated().map { number, cue in
      "\(number + 1)\n\(Self.clock(cue.startMs)) --> \(Self.clock(cue.endMs))\n\(cue.text)"
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private var spoken: [CaptionCue] {
    guard let transcript = exported.transcript else { return [] }
    let marks = CaptionMarks(exported)
    return Turns(transcript).ranges.flatMap { turn in
      CaptionCue.cues(of: turn, in: transcript, marks: marks)
    }
  }

  /// What was found in sound, and not at the same time in the transcript.
  private var heard: [CaptionCue] {
    let read = exported.hits.filter { $0.source == .transcript }
    return exported.hits.compactMap { hit in
      guard hit.source == .audio,
        !read.contains(where: { $0.term == hit.term && $0.span.overlaps(hit.span) })
      else { return nil }
      let isEvidence = exported.evidence.contains {
        $0.source == .audio && $0.term == hit.term && $0.span == hit.span
      }
      let classes = isEvidence ? "heard.evidence" : "heard.mention"
      return CaptionCue(
        startMs: hit.span.startMs, endMs: max(hit.span.endMs, hit.span.startMs + 1),
        text: CaptionCue.voice(hit.speaker, label: nil)
          + "<c.\(classes)>\(CaptionCue.escaped(hit.text))</c>")
    }
  }

  /// `01:02:03.450`.
  private static func clock(_ ms: Int) -> String { CaptionCue.clock(ms) }

  /// A line that nothing takes for a timing.
  private static func withoutArrow(_ line: String) -> String {
    line.replacing("-->", with: "->").split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
