import CallModel
import Diagnostics
import Foundation
import JSONText

extension JSONNode {
  /// A time in seconds as milliseconds; see ``RecordingTime``.
  func secondsAsMs() throws(InputError) -> Int {
    let seconds = try number()
    guard let ms = RecordingTime.milliseconds(fromSeconds: seconds) else {
      throw error("\(seconds) seconds is not a time in a recording")
    }
    return ms
  }

  /// A time in milliseconds, to the nearest whole one; see ``RecordingTime``.
  func milliseconds() throws(InputError) -> Int {
    let written = try number()
    guard let ms = RecordingTime.milliseconds(fromSeconds: written / 1000) else {
      throw error("\(written) milliseconds is not a time in a recording")
    }
    return ms
  }

  /// A confidence from 0 to 1. A hair outside, which is how floating point numbers of services look,
  /// is brought to the nearer end.
  func confidence() throws(InputError) -> Confidence {
    let fraction = try number()
    guard (-Self.confidenceSlack...1 + Self.confidenceSlack).contains(fraction) else {
      throw error("\(fraction) is not a confidence, which is from 0 to 1")
    }
    return Confidence(fraction)
  }

  /// A confidence that is written as its natural logarithm, a hair above 0 being 0.
  func confidenceOfLogarithm() throws(InputError) -> Confidence {
    let logarithm = try number()
    guard logarithm <= Self.confidenceSlack else {
      throw error("\(logarithm) is not the logarithm of a confidence, which is 0 at most")
    }
    return Confidence(exp(logarithm))
  }

  private static var confidenceSlack: Double { 0.001 }

  /// A name, or the number that stands for one, as it is written.
  func label() throws(InputError) -> String? {
    if isNumber, case .number(let written) = value { return written }
    return try string().nilIfBlank
  }

  /// A whole number from 0 on, or a text that writes one.
  func count() throws(InputError) -> Int {
    guard let count = Int(exactly: try number()), count >= 0 else {
      throw error("is not a whole number from 0 on")
    }
    return count
  }

  /// A channel, counted from 0; the file counts from `first`.
  func channel(countedFrom first: Int = 0) throws(InputError) -> Int {
    let number = try count() - first
    guard (0...Self.maxChannel).contains(number) else {
      throw error("is not a channel from \(first) to \(Self.maxChannel + first)")
    }
    return number
  }

  private static var maxChannel: Int { 254 }

  /// The member `key`, else `older`: services have changed their spelling.
  func first(of key: String, _ older: String) -> JSONNode? { self[key] ?? self[older] }
}

extension String {
  fileprivate var nilIfBlank: String? { allSatisfy(\.isWhitespace) ? nil : self }
}
