import CallModel
import Diagnostics
import JSONText

/// One format of transcript: how to know it by its content, and how to read it.
///
/// A format is one type in one file under `Readers`, listed in ``TranscriptFile/readers``.
protocol TranscriptReader: Sendable {
  /// The format's name, as ``Transcript/format`` and messages have it.
  var format: String { get }

  /// Whether the content looks like this format, judged by a few marks and without reading it all.
  func recognise(_ source: TranscriptSource) -> Recognition

  /// The transcript in a source that this reader has recognised.
  func read(_ source: TranscriptSource, speakers: SpeakerLabels) throws(InputError) -> Transcript
}

/// What a reader makes of a file at first sight.
enum Recognition {
  /// It is this format.
  case fits
  /// It is not. `closeness` counts the marks of the format that were found before one was missing.
  case misses(closeness: Int, missing: String)
}

/// A format that is JSON, known by the members that it has.
protocol JSONTranscriptReader: TranscriptReader {
  /// The shapes that the format comes in; one of them is enough.
  var shapes: [JSONShape] { get }

  /// The transcript in a file of one of the shapes.
  func read(_ root: JSONNode, speakers: SpeakerLabels) throws(InputError) -> Transcript
}

extension JSONTranscriptReader {
  func recognise(_ source: TranscriptSource) -> Recognition {
    guard case .json(let root) = source.content else {
      return .misses(closeness: 0, missing: "it is not JSON")
    }
    var nearest = Recognition.misses(closeness: -1, missing: "it has no members")
    var closest = -1
    for shape in shapes {
      let (found, missing) = shape.fit(root)
      guard let missing else { return .fits }
      if found > closest {
        closest = found
        nearest = .misses(closeness: found, missing: "`\(missing)` is missing")
      }
    }
    return nearest
  }

  func read(_ source: TranscriptSource, speakers: SpeakerLabels) throws(InputError) -> Transcript {
    guard case .json(let root) = source.content else {
      throw InputError(path: source.path, reason: "it is not JSON")
    }
    return try read(root, speakers: speakers)
  }
}
