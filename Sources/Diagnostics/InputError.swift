/// Something that a user gave us and that cannot be used: what happened, where, and what to do.
///
/// Every library that reads files throws this one type, so that a message looks the same wherever
/// it comes from: `calls.csv:14: \`started\` is not a time: … ; write it as 2026-10-03T14:22:00-04:00`.
public struct InputError: Error, Sendable, Hashable {
  /// The file or folder, as the user named it.
  public let path: String
  /// Where in the file.
  public let location: Location
  /// What is wrong, in the user's words, lower case, no full stop.
  public let reason: String
  /// What to do about it, where there is something to say.
  public let advice: String?

  /// An error with all its parts.
  public init(path: String, at location: Location = .whole, reason: String, advice: String? = nil) {
    self.path = path
    self.location = location
    self.reason = reason
    self.advice = advice
  }

  /// A place in a file.
  public enum Location: Sendable, Hashable {
    /// The file as a whole.
    case whole
    /// A line, counted from 1.
    case line(Int)
    /// A byte, counted from 0.
    case byte(Int)
    /// A JSON path such as `results.items[3].start_time`, in a file of one JSON value.
    case jsonPath(String)
    /// A JSON path within a line of a file of JSON lines.
    case lineAndJSONPath(Int, String)
  }
}

extension InputError: CustomStringConvertible {
  /// The place, the reason, and the advice in brackets; one line where the reason is one. Names in them may hold
  /// anything, and what would disturb a terminal is replaced; a reason of several lines keeps its lines.
  public var description: String {
    let place =
      switch location {
      case .whole: path
      case .line(let line): "\(path):\(line)"
      case .byte(let byte): "\(path), byte \(byte)"
      case .jsonPath(let jsonPath): "\(path), at \(jsonPath)"
      case .lineAndJSONPath(let line, let jsonPath): "\(path):\(line), at \(jsonPath)"
      }
    let said = reason + (advice.map { " (\($0))" } ?? "")
    let lines = said.split(separator: "\n", omittingEmptySubsequences: false)
    return "\(place.undisturbing): " + lines.map { String($0).undisturbing }.joined(separator: "\n")
  }
}
