import AttributionStore
import AudioInput
public import CallModel
import ContentHash
public import Diagnostics
import Foundation

/// Evidence to listen to: a WAV file for each place of a recording at which rules looked.
public struct EvidenceClips: Sendable {
  /// How much is cut out before and after what was said.
  public static let marginMs = 1000

  /// A file that was written.
  public struct Written: Sendable, Hashable {
    /// Its path.
    public let path: String
    /// The stretch of the recording that it holds, from the start of the recording.
    public let span: TimeSpan
    /// What was found in it, in order of time, from the start of the recording.
    public let hits: [Hit]
  }

  private let explained: ExplainedCall

  /// Clips of the recording of `explained`.
  public init(of explained: ExplainedCall) { self.explained = explained }

  /// Writes the places of `hits`, whose times are those of the explanation, into `folder`, which is
  /// made if it is not there. Files of the same names are replaced. Hits that overlap are one place.
  ///
  /// - Throws: that the recording is gone or another one than was heard, that it cannot be read, or
  ///   that a file cannot be written.
  public func write(_ hits: [Hit], into folder: String) throws(InputError) -> [Written] {
    let places = Self.places(hits.map { $0.shifted(byMs: explained.call.answerOffsetMs ?? 0) })
    let spans = places.map(Self.span)
    let clips = try clips(spans)
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw InputError(path: folder, reason: "the folder cannot be made")
    }
    var names: Set<String> = []
    var written: [Written] = []
    for (index, clip) in clips.enumerated() where !clip.samples.isEmpty {
      let name = fileName(of: places[index], otherThan: &names)
      let path = (folder as NSString).appendingPathComponent(name)
      do {
        try Data(clip.wavBytes).write(to: URL(fileURLWithPath: path))
      } catch {
        throw InputError(path: path, reason: "the clip cannot be written")
      }
      written.append(Written(path: path, span: spans[index], hits: places[index]))
    }
    return written
  }

  /// The sound of `spans`, if the file at the recording's path is the one that was heard.
  private func clips(_ spans: [TimeSpan]) throws(InputError) -> [SoundClip] {
    guard let recording = explained.recording else {
      throw InputError(
        path: explained.call.id, reason: "the call has no recording that could be cut from")
    }
    guard FileManager.default.fileExists(atPath: recording.path) else {
      throw InputError(
        path: recording.path, reason: "the recording is gone, so there are no clips of it")
    }
    return try RecordingPlace.withFile(holding: recording.path) { path throws(InputError) in
      guard try SHA256Digest(ofFileAt: path) == recording.digest else {
        throw InputError(
          path: recording.path,
          reason:
            "this is another recording than the one that was heard, so there are no clips of it")
      }
      return try SoundClip.clips(spans, ofRecordingAt: path)
    }
  }

  /// Hits that overlap, directly or through others, together; in order of time.
  private static func places(_ hits: [Hit]) -> [[Hit]] {
    var places: [[Hit]] = []
    var endMs = Int.min
    for hit in Set(hits).sorted(by: { $0.clipOrder < $1.clipOrder }) {
      if let last = places.indices.last, hit.span.startMs < endMs {
        places[last].append(hit)
      } else {
        places.append([hit])
      }
      endMs = max(endMs, hit.span.endMs)
    }
    return places
  }

  private static func span(of place: [Hit]) -> TimeSpan {
    TimeSpan(
      startMs: max(0, (place.map(\.span.startMs).min() ?? 0) - marginMs),
      endMs: (place.map(\.span.endMs).max() ?? 0) + marginMs)
  }

  /// `c-1001-0m25s-caller-credit-card.wav`: the call, the second, who, and what.
  private func fileName(of place: [Hit], otherThan names: inout Set<String>) -> String {
    let seconds = max(0, place.first?.span.startMs ?? 0) / 1000
    let who = place.map(\.speaker).first { $0 != .unknown }.map(\.rawValue)
    let parts =
      [explained.call.id, "\(seconds / 60)m\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)s"]
      + [who, place.max { $0.confidence < $1.confidence }?.text].compactMap(\.self)
    let stem = parts.map(Self.plain).filter { !$0.isEmpty }.joined(separator: "-")
    var name = stem
    var number = 2
    while !names.insert(name).inserted {
      name = "\(stem)-\(number)"
      number += 1
    }
    return name + ".wav"
  }

  /// Letters and digits of any script, and hyphens between them; no more than a file name can take.
  private static func plain(_ text: String) -> String {
    var plain = text.lowercased().split { !($0.isLetter || $0.isNumber) }.joined(separator: "-")
    while plain.utf8.count > 60 { plain.removeLast() }
    return plain
  }
}

extension Hit {
  fileprivate var clipOrder: (Int, Int, String, String) {
    (span.startMs, span.endMs, source.rawValue, text)
  }
}
