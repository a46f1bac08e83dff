public import CallModel
public import Diagnostics

/// Who speaks on which channel of a recording.
public struct ChannelMap: Sendable, Hashable {
  /// The speakers, channel 0 first; empty where nobody has said.
  public let speakers: [Speaker]

  /// A map with these speakers, channel 0 first.
  public init(_ speakers: [Speaker] = []) { self.speakers = speakers }

  /// The map written as `caller,agent`: one word for each channel, channel 0 first, capital letters
  /// and spaces around the words ignored. Blank text is a map that says nothing.
  ///
  /// - Parameters:
  ///   - path: where the text stands, for the error: a file, or `--channels`.
  ///   - location: where in that file.
  /// - Throws: the word that is none of `caller`, `agent` and `unknown`, or that there are more
  ///   words than a recording has channels.
  public init(
    parsing text: String, from path: String, at location: InputError.Location = .whole
  ) throws(InputError) {
    let advice = "write one word for each channel, such as caller,agent"
    guard text.contains(where: { !$0.isWhitespace }) else {
      self.init()
      return
    }
    var speakers: [Speaker] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let word = part.trimmed.lowercased()
      guard let speaker = Speaker(rawValue: word) else {
        let reason =
          word.isEmpty
          ? "`\(text.trimmed)` leaves a channel without a speaker"
          : "`\(part.trimmed)` is not a speaker: caller, agent or unknown"
        throw InputError(path: path, at: location, reason: reason, advice: advice)
      }
      speakers.append(speaker)
    }
    guard speakers.count <= Limits.channelCounts.upperBound else {
      throw InputError(
        path: path, at: location,
        reason: "`\(text.trimmed)` names \(speakers.count) channels, and a recording has 1 or 2",
        advice: advice)
    }
    self.init(speakers)
  }

  /// The speaker of each channel of a recording: as stated, or `unknown` where nothing is stated.
  ///
  /// - Throws: both numbers, where the recording has more or fewer channels than are stated.
  public func speakers(for info: RecordingInfo) throws(InputError) -> [Speaker] {
    guard !speakers.isEmpty else { return Array(repeating: .unknown, count: info.channelCount) }
    guard speakers.count == info.channelCount else {
      throw InputError(
        path: info.path,
        reason: "it has \(channels(info.channelCount)), but speakers are stated for "
          + "\(speakers.count) (\(self))",
        advice: "state one speaker for each channel, or none")
    }
    return speakers
  }

  private func channels(_ count: Int) -> String {
    count == 1 ? "1 channel" : "\(count) channels"
  }
}

extension ChannelMap: CustomStringConvertible {
  /// As it is written: `caller,agent`.
  public var description: String { speakers.map(\.rawValue).joined(separator: ",") }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
