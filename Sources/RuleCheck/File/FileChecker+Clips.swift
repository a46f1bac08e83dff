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
    if let known = clips[literal.value] { return known }
    guard let path = path(ofFile: literal.value) else {
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
      clips[literal.value] = clip
      return clip
    } catch {
      reporter.add(
        .unreadableClip, "the clip cannot be read: \(error.reason)", at: literal.span,
        "looked for at \(error.path)", help: error.advice)
      return nil
    }
  }

  /// Where the sound that the file calls `written` lies: from the file's own folder, unless it begins
  /// at the root. `nil` where nothing is named.
  func path(ofFile written: String) -> String? {
    guard !written.isEmpty else { return nil }
    guard !written.hasPrefix("/"), let slash = tree.source.path.lastIndex(of: "/") else {
      return written
    }
    return tree.source.path[...slash] + written
  }
}
