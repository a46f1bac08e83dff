public import Foundation
public import Testing

/// A page under `docs/` that a reader can follow, as something to run.
///
/// A block that begins with three backticks and `rules PATH` is a file to be saved. A block that
/// begins with `console` has commands behind `$ `, each with what it prints. Any other block is for
/// reading only.
///
/// With the environment variable `EARSHOT_RECORD_GOLDEN=1` what the commands print is written into
/// the page, and the test still fails: somebody has to read it first.
public struct DocumentedSession: Sendable {
  /// One thing that the reader does.
  public enum Step: Sendable, Equatable {
    /// Saves `text` at `path`.
    case save(path: String, text: String)
    /// Runs `command` in a shell and sees `printed`.
    case run(command: String, printed: String)
  }

  /// The page.
  public let url: URL
  private let lines: [String]

  /// The page at `path` in the repository.
  public init(_ path: String) throws {
    url =
      URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../\(path)").standardizedFileURL
    lines = try String(contentsOf: url, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Does every step in order: `save` and `run` do it, and `run` returns what was printed. Fails
  /// where that is not what the page says.
  public func follow(
    save: (_ path: String, _ text: String) throws -> Void,
    run: (_ command: String) throws -> String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var page: [String] = []
    var steps = 0
    for part in parts() {
      guard case .step(let step) = part else {
        if case .reading(let line) = part { page.append(line) }
        continue
      }
      steps += 1
      switch step {
      case .save(let path, let text):
        try save(path, text)
        page += ["```rules \(path)"] + Self.lines(text) + ["```"]
      case .run(let command, let printed):
        let actual = Self.withoutBlankEnd(try run(command))
        page += ["$ \(command)"] + Self.lines(actual)
        if actual != printed, !isRecording {
          Issue.record(
            "\(url.lastPathComponent): `\(command)` \(GoldenFile.difference(printed, actual))",
            sourceLocation: sourceLocation)
        }
      }
    }
    #expect(steps > 0, "the page has nothing to do", sourceLocation: sourceLocation)
    let text = page.joined(separator: "\n")
    if isRecording, text != lines.joined(separator: "\n") {
      try text.write(to: url, atomically: true, encoding: .utf8)
      Issue.record(
        "\(url.lastPathComponent) was written: read it, and run again without recording",
        sourceLocation: sourceLocation)
    }
  }

  private var isRecording: Bool {
    ProcessInfo.processInfo.environment["EARSHOT_RECORD_GOLDEN"] == "1"
  }

  private enum Part {
    case reading(String)
    case step(Step)
  }

  /// The page in order; the marks of a block of commands count as reading.
  private func parts() -> [Part] {
    var parts: [Part] = []
    var index = 0
    while index < lines.count {
      let line = lines[index]
      index += 1
      guard line.hasPrefix("```") else {
        parts.append(.reading(line))
        continue
      }
      let end = lines[index...].firstIndex(of: "```") ?? lines.count
      let block = lines[index..<end]
      index = min(end + 1, lines.count)
      let kind = line.dropFirst(3).split(separator: " ")
      if kind.first == "rules", kind.count == 2 {
        parts.append(
          .step(.save(path: String(kind[1]), text: block.map { $0 + "\n" }.joined())))
      } else {
        parts.append(.reading(line))
        parts += kind == ["console"] ? Self.commands(block) : block.map { .reading($0) }
        parts.append(.reading("```"))
      }
    }
    return parts
  }

  /// The lines of `text`, each of which has an end.
  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// `text` without the empty lines at its end, which a page does not show.
  private static func withoutBlankEnd(_ text: String) -> String {
    var text = text[...]
    while text.hasSuffix("\n\n") || text == "\n" { text.removeLast() }
    return String(text)
  }

  private static func commands(_ block: ArraySlice<String>) -> [Part] {
    var parts: [Part] = []
    var rest = block
    while let first = rest.first {
      rest = rest.dropFirst()
      guard first.hasPrefix("$ ") else {
        parts.append(.reading(first))
        continue
      }
      let printed = rest.prefix { !$0.hasPrefix("$ ") }
      rest = rest.dropFirst(printed.count)
      parts.append(
        .step(
          .run(command: String(first.dropFirst(2)), printed: printed.map { $0 + "\n" }.joined())))
    }
    return parts
  }
}
