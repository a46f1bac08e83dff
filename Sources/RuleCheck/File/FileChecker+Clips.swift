import CallModel
import Diagnostics
import RuleSyntax

/// A recorded clip that a file names.
struct CheckedClip {
  let term: Term
  /// Where it lies.
  let path: String
}

extension FileChecker {
  /// Reads a recorded clip: not what is said in it, which only a run hears, but which clip it is.
  mutating func term(
    recorded literal: StringLiteral, confidence: Confidence? = nil
  ) -> CheckedTerm? {
    guard let clip = clip(literal) else { return nil }
    expandedPhrases[clip.term] = 1
    return CheckedTerm(
      term: clip.term, confidence: confidence, span: literal.span, unsearchable: [],
      isTranscriptOnly: false, slots: [], alwaysHeld: [])
  }

  /// Says that recorded clips cannot be found in transcripts, where a mention asks for that.
  mutating func hasClipsToRead(
    _ terms: [CheckedTerm], source: SourceRequirement, in mention: Mention
  ) -> Bool {
    guard source == .transcript || source == .both,
      let clip = terms.first(where: \.term.isRecorded)
    else { return false }
    reporter.add(
      .clipInTranscript, "a recorded clip cannot be found in a transcript", at: clip.span,
      "known as sound only", and: [(mention.keyword, "looks in transcripts")],
      help: "write `in audio` behind the mention, or `in either` if there are phrases beside it")
    return true
  }

  /// The clip, whose file is read once for all its places.
  private mutating func clip(_ literal: StringLiteral) -> CheckedClip? {
    let path = path(ofFile: literal)
    if let path, let known = clips[path] { return known }
    guard let path else {
      reporter.add(
        .unreadableClip, "`recorded` needs the path of a clip", at: literal.span, "names no file",
        help: "write the path from the folder of this file, such as `recorded \"clips/slogan.wav\"`"
      )
      return nil
    }
    guard let clipSHA256 = options.clipSHA256 else {
      reporter.add(
        .unreadableClip, "recorded clips cannot be read here", at: literal.span,
        "would be looked for at \(path)")
      return nil
    }
    do throws(InputError) {
      let term = Term(recorded: literal.value, sha256: try clipSHA256(path))
      let clip = CheckedClip(term: term, path: path)
      clips[path] = clip
      return clip
    } catch {
      reporter.add(
        .unreadableClip, "the clip cannot be read: \(error.reason)", at: literal.span,
        "looked for at \(error.path)", help: error.advice)
      return nil
    }
  }

  /// Where the sound that a file calls `literal` lies: from that file's own folder, unless it begins at
  /// the root. `nil` where nothing is named.
  func path(ofFile literal: StringLiteral) -> String? {
    let written = literal.value
    guard !written.isEmpty else { return nil }
    let file = surroundings.layout.piece(at: literal.span.start)?.source ?? tree.source
    guard !written.hasPrefix("/"), let slash = file.path.lastIndex(of: "/") else { return written }
    return file.path[...slash] + written
  }
}
