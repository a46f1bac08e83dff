import ChildProcesses
public import Diagnostics
import Glibc

/// How a recogniser is started: a program and its arguments, with places for the sound and for what
/// is recognised.
///
///     let command = try CommandTemplate("whisper-cli -f {input} --output {output}", from: "--recogniser")
///
/// Words are split as a shell splits them, quotes and backslashes included, and nothing else of a shell
/// happens: no variables, no patterns, no pipes. A path with a space or a `$` in it stays one argument.
public struct CommandTemplate: Sendable, Hashable {
  /// The command as it was written.
  public let text: String
  /// The program and its arguments, places not filled in.
  let words: [String]

  /// Where the path of the sound goes.
  static let input = "{input}"
  /// Where the path goes to which the transcript is to be written.
  static let output = "{output}"

  /// The command that `text` writes.
  ///
  /// - Parameter origin: where it stands, for messages.
  /// - Throws: that it is empty, that a quote has no end, or that it has no place for the sound.
  public init(_ text: String, from origin: String) throws(InputError) {
    self.text = text
    guard let words = ShellWords(text) else {
      throw InputError(
        path: origin, reason: "a quote in `\(text)` has no end",
        advice: "close it, or write \\' or \\\"")
    }
    self.words = words.words
    guard self.words.first?.isEmpty == false else {
      throw InputError(
        path: origin, reason: "there is no command",
        advice: "write one such as 'recogniser {input} {output}'")
    }
    guard self.words.dropFirst().contains(where: { $0.contains(Self.input) }) else {
      throw InputError(
        path: origin, reason: "`\(text)` has no place for the sound",
        advice: "write {input} where the path of the sound goes")
    }
  }

  /// Whether the transcript is written to a file; otherwise it is what the program prints.
  var writesFile: Bool { words.contains { $0.contains(Self.output) } }

  /// The program, to be found on the `PATH` if it is a mere name.
  var program: String { words.first ?? "" }

  /// The arguments with the paths in their places.
  func arguments(input: String, output: String) -> [String] {
    words.dropFirst().map { Self.filled($0, [(Self.input, input), (Self.output, output)]) }
  }

  /// `word` with each name replaced, from left to right: what is put in is not looked at again.
  private static func filled(_ word: String, _ values: [(name: String, value: String)]) -> String {
    var rest = word[...]
    var filled = ""
    while let character = rest.first {
      if let (name, value) = values.first(where: { rest.hasPrefix($0.name) }) {
        filled += value
        rest.removeFirst(name.count)
      } else {
        filled.append(character)
        rest.removeFirst()
      }
    }
    return filled
  }
}

extension CommandTemplate {
  /// The path of the program.
  ///
  /// - Parameters:
  ///   - searchPath: folders with colons between them, as in `PATH`.
  ///   - origin: where the command stands, for the message.
  /// - Throws: that there is no such program, or that it may not be started.
  public func programPath(
    searchPath: String, from origin: String
  ) throws(InputError) -> String {
    try ProgramPath.find(program, in: searchPath, from: origin)
  }
}
