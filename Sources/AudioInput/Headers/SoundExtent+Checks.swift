import Diagnostics

extension SoundExtent {
  /// What to do about a recording that is not whole.
  static let copyAgain = "copy the recording again from where it was made"

  /// Refuses a recording that could be decoded but not trusted.
  ///
  /// - Throws: a number of channels or a rate that is not read, no sound, or less sound than the
  ///   header promises.
  func check(_ sound: borrowing SoundFile, path: String) throws(InputError) {
    guard Limits.channelCounts.contains(sound.channelCount) else {
      throw InputError(
        path: path,
        reason:
          "it has \(sound.channelCount) channels; a recording has 1, or 2 with a speaker each",
        advice: "pick channels with `sox \(path) out.wav remix 1 2`")
    }
    guard Limits.sampleRatesHz.contains(sound.sampleRateHz) else {
      throw InputError(
        path: path,
        reason: "it is sampled at \(sound.sampleRateHz) Hz; recordings are read from "
          + "\(Limits.sampleRatesHz.lowerBound) to \(Limits.sampleRatesHz.upperBound) Hz")
    }
    let frames = sound.frameCount ?? countedFrames
    let presentMs = frames.map { milliseconds($0, at: sound.sampleRateHz) }
    switch completeness {
    case .cut(let present, let promised):
      guard let presentMs, presentMs > 0, present > 0 else {
        throw InputError(
          path: path, reason: "cut short: none of the sound that its header promises is there",
          advice: Self.copyAgain)
      }
      let promisedMs = Double(presentMs) * Double(promised) / Double(present)
      guard promisedMs - Double(presentMs) > Double(Limits.missingMs) else { break }
      throw InputError(
        path: path,
        reason: cutShort(presentMs: presentMs, promisedMs: Int(min(promisedMs, 1e15))),
        advice: Self.copyAgain)
    case .noEnd: throw Self.noEnd(path, afterMs: presentMs)
    case .toBeTried, .kept: break
    }
    guard frames != 0 else { throw InputError(path: path, reason: "it holds no sound") }
  }
}

extension SoundExtent {
  /// The refusal of a stream without the mark that ends it, which breaks off after `afterMs`.
  static func noEnd(_ path: String, afterMs: Int?) -> InputError {
    InputError(
      path: path,
      reason: "cut short: the stream has no end"
        + (afterMs.map { ", it breaks off after \(spoken(ms: $0))" } ?? ""),
      advice: copyAgain)
  }
}

/// How much of a recording is there, of how much.
func cutShort(presentMs: Int, promisedMs: Int) -> String {
  "cut short: \(spoken(ms: presentMs)) of sound, and its header promises \(spoken(ms: promisedMs))"
}

/// How long `frames` last, to the nearest millisecond.
func milliseconds(_ frames: Int, at sampleRateHz: Int) -> Int {
  Int((Double(frames) * 1000 / Double(sampleRateHz)).rounded())
}

/// A length of time as people say it: `3.2 s`, `12 min 03 s`, `10 h 00 min 00 s`.
func spoken(ms: Int) -> String {
  let tenths = (ms + 50) / 100
  if tenths < 600 { return "\(tenths / 10).\(tenths % 10) s" }
  let seconds = (ms + 500) / 1000
  let twoDigits = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
  let rest = "\(twoDigits(seconds % 60)) s"
  if seconds < 3600 { return "\(seconds / 60) min \(rest)" }
  return "\(seconds / 3600) h \(twoDigits(seconds / 60 % 60)) min \(rest)"
}
