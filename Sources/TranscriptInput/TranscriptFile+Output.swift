public import CallModel
public import Diagnostics

extension TranscriptFile {
  /// What messages call the output of a recogniser, which lies in a folder that is soon gone.
  private static let outputName = "its output"

  /// The transcript in the file at `path`, which a recogniser wrote for one channel.
  ///
  /// Besides every format that is read elsewhere, words alone are a transcript here: they are spread over
  /// the recording, and their times are marked as approximate. Nothing at all is one without words.
  ///
  /// - Throws: as ``read(path:speakers:recordingMs:fetched:)``, without the path.
  public static func readOutput(
    at path: String, recordingMs: Int
  ) throws(InputError) -> Transcript {
    let bytes: [UInt8]
    do throws(InputError) {
      bytes = try self.bytes(at: path)
    } catch {
      throw InputError(path: outputName, reason: error.reason, advice: error.advice)
    }
    return try readOutput(bytes: bytes, recordingMs: recordingMs)
  }

  /// The same for what a recogniser printed.
  public static func readOutput(
    bytes: [UInt8], recordingMs: Int
  ) throws(InputError) -> Transcript {
    let source = try TranscriptSource(bytes: bytes, path: outputName, recordingMs: recordingMs)
    guard case .lines(let lines) = source.content,
      !readers.contains(where: { $0.recognise(source).fits })
    else { return try read(bytes: bytes, path: outputName, recordingMs: recordingMs) }
    var draft = TranscriptDraft()
    let words = lines.flatMap { $0.split(whereSeparator: \.isWhitespace) }.map(String.init)
    if !words.isEmpty {
      draft.words = TranscriptDraft.interpolated(words, fromMs: 0, toMs: recordingMs)
    }
    return draft.transcript(format: "text", speakers: .standard)
  }
}

extension Recognition {
  /// Whether it is the format.
  fileprivate var fits: Bool {
    if case .fits = self { true } else { false }
  }
}
