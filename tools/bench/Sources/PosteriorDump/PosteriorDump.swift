import Acoustics
import AudioInput
import Foundation

/// Writes what the network hears in recordings as NumPy arrays, for research outside the program.
///
///     PosteriorDump OUT_FOLDER RECORDING…
///
/// `call.wav` becomes `OUT_FOLDER/call.npy` (channel 0; `call.1.npy`, `call.2.npy` … for the others):
/// float16, a row for each 20 ms, the natural logarithms of the class probabilities in the columns.
/// `OUT_FOLDER/classes.json` holds the names of the classes.
@main
enum PosteriorDump {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count >= 2, let folder = arguments.first else {
      print("usage: PosteriorDump OUT_FOLDER RECORDING…")
      exit(2)
    }
    let model = try AcousticModel(
      directory: try ModelLocation.directory(environment: ProcessInfo.processInfo.environment))
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try JSONEncoder().encode(model.classNames).write(
      to: URL(fileURLWithPath: folder + "/classes.json"))
    for path in arguments.dropFirst() {
      let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
      for (channel, samples) in try channels(of: path).enumerated() {
        let suffix = channel == 0 ? "" : ".\(channel)"
        try array(of: model.posteriors(of: samples)).write(
          to: URL(fileURLWithPath: "\(folder)/\(name)\(suffix).npy"))
      }
    }
  }

  private static func channels(of path: String) throws -> [[Float]] {
    var reader = try SpeechReader(path: path)
    var channels = [[Float]](repeating: [], count: reader.info.channelCount)
    while let block = try reader.nextBlock() {
      for channel in channels.indices { channels[channel] += block.channels[channel] }
    }
    return channels
  }

  /// `posteriors` in version 1.0 of NumPy's format: magic, version, length of the header, the header
  /// padded to a multiple of 64 bytes in all, the numbers.
  private static func array(of posteriors: Posteriors) -> Data {
    var header =
      "{'descr': '<f2', 'fortran_order': False, "
      + "'shape': (\(posteriors.frameCount), \(posteriors.classCount)), }"
    header += String(repeating: " ", count: 63 - (10 + header.utf8.count) % 64) + "\n"
    var data = Data([0x93]) + Data("NUMPY".utf8) + Data([1, 0])
    data += Data([UInt8(header.utf8.count & 0xFF), UInt8(header.utf8.count >> 8)])
    data += Data(header.utf8)
    posteriors.logProbabilities.map { Float16($0) }.withUnsafeBytes { data.append(contentsOf: $0) }
    return data
  }
}
