// CallFactsReport RECORDING...: what is measured of each recording, as one JSON object a line, with the
// seconds of processor time that decoding and measuring took.
import AudioInput
import CallModel
import Foundation
import Metering
import SoundFacts

/// One line.
struct Report: Encodable {
  let path: String
  let seconds: Double
  let facts: RecordingFacts
  let keys: [[Key]]

  struct Key: Encodable {
    let key: String
    let start: Int
    let end: Int
  }
}

let encoder = JSONEncoder()
encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
for path in CommandLine.arguments.dropFirst() {
  let time = Meter()
  var reader = try SpeechReader(path: path)
  let meter = RecordingMeter(
    recordedRateHz: reader.info.sampleRateHz, channelCount: reader.info.channelCount)
  while let block = try reader.nextBlock() { meter.append(block.channels) }
  let measured = meter.finish()
  let report = Report(
    path: path, seconds: time.processorSeconds, facts: measured.facts,
    keys: measured.keys.map { keys in
      keys.map { .init(key: String($0.key), start: $0.span.startMs, end: $0.span.endMs) }
    })
  print(String(decoding: try encoder.encode(report), as: UTF8.self))
}
