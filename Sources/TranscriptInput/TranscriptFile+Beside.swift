public import Diagnostics
import Foundation

extension TranscriptFile {
  /// What lies beside a recording under the same stem.
  public struct Beside: Sendable, Hashable {
    /// The transcript to use; `nil` where there is none.
    public let path: String?
    /// Files that were passed over, each with the reason: worth a remark, not a failure.
    public let passedOver: [InputError]
  }

  /// The endings under which a transcript is looked for, the one that says most first: JSON has
  /// times and confidences for each word, captions have times for each turn. What a recogniser made for
  /// us comes last: what somebody has put there has its reason.
  public static let endings = ["json", "vcon", "vtt", "srt", "txt", recognisedEnding]

  private static let recognisedEnding = "transcript.json"

  /// Where the words are kept that a recogniser gives for the recording at `recordingPath`.
  public static func recognisedPath(beside recordingPath: String) -> String {
    stem(of: recordingPath) + "." + recognisedEnding
  }

  /// Looks for a transcript beside the recording at `recordingPath`: the same name with one of
  /// ``endings``, in small or capital letters.
  ///
  /// A `.vtt` or `.srt` can be nothing but a transcript and is taken as it is; if it is broken,
  /// reading it says so. Any other may be anything that is known of a call, so it is taken only when
  /// its content is that of a format that can be read, and passed over otherwise.
  public static func beside(_ recordingPath: String) -> Beside {
    var passedOver: [InputError] = []
    for candidate in candidates(beside: recordingPath) {
      guard !captionEndings.contains(candidate.ending) else {
        return Beside(path: candidate.path, passedOver: passedOver)
      }
      do throws(InputError) {
        let bytes = try bytes(at: candidate.path)
        _ = try reader(for: TranscriptSource(bytes: bytes, path: candidate.path))
        return Beside(path: candidate.path, passedOver: passedOver)
      } catch {
        passedOver.append(error)
      }
    }
    return Beside(path: nil, passedOver: passedOver)
  }

  private static let captionEndings: Set = ["vtt", "srt"]

  private static func candidates(beside recordingPath: String) -> [(path: String, ending: String)] {
    let stem = stem(of: recordingPath)
    return endings.flatMap { ending in
      [ending, ending.uppercased()].compactMap { spelling in
        let path = stem + "." + spelling
        let exists = path != recordingPath && FileManager.default.fileExists(atPath: path)
        return exists ? (path, ending) : nil
      }
    }
  }

  /// The path without the ending of the file's name.
  private static func stem(of path: String) -> String {
    let nameStart = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    guard let dot = path[nameStart...].lastIndex(of: "."), dot > nameStart else { return path }
    return String(path[..<dot])
  }
}
