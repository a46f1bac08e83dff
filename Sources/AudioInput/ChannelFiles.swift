public import Diagnostics
import Foundation

/// The channels of a recording as WAV files, each mono with 16,000 samples of 16 bits a second: what
/// speech recognisers want.
public struct ChannelFiles: Sendable {
  /// The files, channel 0 first.
  public let paths: [String]
  /// How long each is, in milliseconds.
  public let lengthMs: Int

  /// Writes the channels of the recording at `path` into `folder` as `channel-0.wav` and on. Holds a
  /// second of sound at a time.
  ///
  /// - Parameter goesOn: asked after every second; `false` stops the work.
  /// - Returns: `nil` if it was stopped.
  /// - Throws: why the recording cannot be read, or that the files cannot be written.
  public static func write(
    channelsOf path: String, into folder: String, goesOn: () -> Bool
  ) throws(InputError) -> ChannelFiles? {
    var reader = try SpeechReader(path: path)
    let paths = (0..<reader.info.channelCount).map { "\(folder)/channel-\($0).wav" }
    var files: [FileHandle] = []
    for path in paths { files.append(try open(path)) }
    var sampleCount = 0
    // The head is written last, when the length is known.
    for file in files { try append(header(sampleCount: 0), to: file, in: folder) }
    while let block = try reader.nextBlock() {
      for (file, samples) in zip(files, block.channels) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(2 * samples.count)
        for sample in samples { bytes.append(sample: sample) }
        try append(bytes, to: file, in: folder)
      }
      sampleCount += block.sampleCount
      guard goesOn() else { return nil }
    }
    for file in files {
      do { try file.seek(toOffset: 0) } catch { throw unwritable(folder) }
      try append(header(sampleCount: sampleCount), to: file, in: folder)
      do { try file.close() } catch { throw unwritable(folder) }
    }
    return ChannelFiles(
      paths: paths, lengthMs: milliseconds(sampleCount, at: AudioBlock.sampleRateHz))
  }

  private static func header(sampleCount: Int) -> [UInt8] {
    WAVHeader.bytes(
      frameCount: sampleCount, channelCount: 1, sampleRateHz: AudioBlock.sampleRateHz)
  }

  private static func open(_ path: String) throws(InputError) -> FileHandle {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let file = FileHandle(forWritingAtPath: path)
    else { throw unwritable(path) }
    return file
  }

  private static func append(
    _ bytes: [UInt8], to file: FileHandle, in folder: String
  ) throws(InputError) {
    do {
      try file.write(contentsOf: Data(bytes))
    } catch {
      throw unwritable(folder)
    }
  }

  private static func unwritable(_ path: String) -> InputError {
    InputError(
      path: path, reason: "sound cannot be written there",
      advice: "is the disk full? TMPDIR names another place")
  }
}
