public import CallModel
public import Diagnostics
import Foundation

/// Transcripts as files. The format is known by the content; names and endings do not count.
public enum TranscriptFile {
  /// The largest file that is read: a transcript of a thousand hours is smaller.
  public static let maxBytes = 64 << 20

  /// The formats, in the order in which they are tried.
  static let readers: [any TranscriptReader] =
    [
      WebVTT(), SubRip(), LabelledText(), VCon(),
    ] + recognisers

  /// What recognisers write, which a vCon may hold. A form that has all members of another, and more,
  /// stands before it.
  static let recognisers: [any TranscriptReader] = [
    AWSTranscribe(), AWSCallAnalytics(), ContactLens(), AWSPostCallAnalytics(), Deepgram(),
    AssemblyAI(), GoogleSpeech.v1, GoogleSpeech.v2, AzureBatch(), AzureFast(), WorldTranscription(),
    WhisperCpp(), WhisperVerboseJSON(),
  ]

  /// The names of the formats that can be read, as ``Transcript/format`` has them.
  public static var formats: [String] { readers.map(\.format) }

  /// The transcript in the file at `path`.
  ///
  /// - Parameters:
  ///   - recordingMs: how long the recording is: words without any times are spread over it.
  ///   - fetched: what was fetched from the addresses of a vCon.
  /// - Throws: ``InputError`` naming the file and the line or JSON path: when it cannot be read, is
  ///   larger than ``maxBytes``, fits no format, or is broken within its format.
  public static func read(
    path: String, speakers: SpeakerLabels = .standard, recordingMs: Int? = nil,
    fetched: FetchedFiles = .none
  ) throws(InputError) -> Transcript {
    try read(
      bytes: try bytes(at: path), path: path, speakers: speakers, recordingMs: recordingMs,
      fetched: fetched)
  }

  /// The transcript in `bytes`, which came from the file that messages call `path`.
  public static func read(
    bytes: [UInt8], path: String, speakers: SpeakerLabels = .standard, recordingMs: Int? = nil,
    fetched: FetchedFiles = .none
  ) throws(InputError) -> Transcript {
    guard bytes.count <= maxBytes else { throw tooLarge(bytes.count, path) }
    let source = try TranscriptSource(
      bytes: bytes, path: path, recordingMs: recordingMs, fetched: fetched)
    return try reader(for: source).read(source, speakers: speakers)
  }

  /// The name of the format of `bytes`, which came from the file that messages call `path`: known by a few
  /// marks, so what is recognised may still be broken.
  ///
  /// - Throws: as ``read(bytes:path:speakers:recordingMs:fetched:)`` does for what fits no format.
  public static func format(of bytes: [UInt8], path: String) throws(InputError) -> String {
    guard bytes.count <= maxBytes else { throw tooLarge(bytes.count, path) }
    return try reader(for: TranscriptSource(bytes: bytes, path: path)).format
  }

  /// The one of `readers` whose format `source` is.
  static func reader(
    for source: TranscriptSource, among readers: [any TranscriptReader] = readers
  ) throws(InputError) -> any TranscriptReader {
    var nearest: (format: String, missing: String)?
    var closest = 0
    for reader in readers {
      switch reader.recognise(source) {
      case .fits: return reader
      case .misses(let closeness, let missing):
        guard closeness > closest else { continue }
        closest = closeness
        nearest = (reader.format, missing)
      }
    }
    let tried = readers.map(\.format).joined(separator: ", ")
    let end = nearest.map { "; nearest is \($0.format), but \($0.missing)" } ?? ""
    throw InputError(
      path: source.path, at: source.location,
      reason: "fits no format of transcript (tried: \(tried))\(end)",
      advice: "docs/formats/transcripts.md shows what is read")
  }

  /// Looks whether there is a file at `path` that can be a transcript, without opening it.
  ///
  /// - Throws: ``InputError``: that there is no file, or none that is small enough.
  public static func check(path: String) throws(InputError) { _ = try file(at: path) }

  static func bytes(
    at path: String, tooLarge: (Int, String) -> InputError = Self.tooLarge
  ) throws(InputError) -> [UInt8] {
    let file = try file(at: path, tooLarge: tooLarge)
    do {
      return try FileBytes.read(file)
    } catch {
      throw InputError(
        path: path, reason: "cannot be read", advice: "look at who may read the file")
    }
  }

  private static func file(
    at path: String, tooLarge: (Int, String) -> InputError = Self.tooLarge
  ) throws(InputError) -> URL {
    let file = URL(filePath: path).resolvingSymlinksInPath()
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: file.path) else {
      throw InputError(path: path, reason: "there is no such file")
    }
    guard attributes[.type] as? FileAttributeType == .typeRegular else {
      throw InputError(path: path, reason: "not a file that can be read as a transcript")
    }
    if let size = (attributes[.size] as? NSNumber)?.intValue, size > maxBytes {
      throw tooLarge(size, path)
    }
    return file
  }

  private static func tooLarge(_ size: Int, _ path: String) -> InputError {
    InputError(
      path: path, reason: "too large for a transcript: \(size) bytes; the limit is \(maxBytes)",
      advice: "split it by call")
  }
}
