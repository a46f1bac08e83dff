import Diagnostics
import ExampleSearch
import Foundation
import PhoneticIndex
import Pipeline

/// What `earshot spot` looks for by example: things that are said in recorded clips.
struct ExampleList {
  /// One thing, said in one clip or more.
  struct Query: Sendable {
    /// What it is called.
    let name: String
    /// The clips.
    let paths: [String]
  }

  /// What is looked for.
  let queries: [Query]

  /// The clips `paths` as one thing, if there are any, called as the first one without its folder and
  /// extension, then those of the file `list`.
  init(paths: [String], list: String?) throws(InputError) {
    let own = paths.first.map { [Query(name: Self.name(of: $0), paths: paths)] } ?? []
    queries = own + (try list.map { path throws(InputError) in try Self.read(path) } ?? [])
  }

  /// The things in `file`, one to a line: what it is called, and after tabs the clips in which it is
  /// said, from the file's own folder; `#` begins a comment line.
  private static func read(_ file: String) throws(InputError) -> [Query] {
    let text = try ListFile.text(at: file, called: "list of examples")
    let folder = URL(filePath: file).deletingLastPathComponent()
    var queries: [Query] = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let parts = line.split(separator: "\t").map { $0.trimmingCharacters(in: .whitespaces) }
        .filter { !$0.isEmpty }
      guard let name = parts.first, !name.hasPrefix("#") else { continue }
      guard parts.count > 1 else {
        throw InputError(
          path: file, at: .line(index + 1), reason: "`\(name)` has no clip",
          advice: "write its clips behind the name, with tabs between")
      }
      queries.append(
        Query(
          name: name,
          paths: parts.dropFirst().map { URL(filePath: $0, relativeTo: folder).path }))
    }
    guard !queries.isEmpty else { throw InputError(path: file, reason: "no examples here") }
    return queries
  }

  private static func name(of path: String) -> String {
    URL(filePath: path).deletingPathExtension().lastPathComponent
  }

  /// The examples of each query, heard by `listener`, and weighed against `nonsense`.
  ///
  /// - Throws: every clip that cannot serve as an example, and why.
  func heard(
    by listener: RecordingListener, weighedAgainst nonsense: IndexEntry
  ) throws(InputErrors) -> [[RecordedExample]] {
    var heard: [[RecordedExample]] = []
    var refused: [InputError] = []
    for query in queries {
      var examples: [RecordedExample] = []
      for path in query.paths {
        do throws(InputError) {
          examples.append(try listener.example(in: path))
        } catch {
          refused.append(error)
        }
      }
      heard.append(examples)
    }
    if let errors = InputErrors(refused) { throw errors }
    var weighed = RecordedExample.weighed(heard.flatMap(\.self), against: nonsense)[...]
    return heard.map { examples in
      defer { weighed.removeFirst(examples.count) }
      return Array(weighed.prefix(examples.count))
    }
  }

  /// One line for each example that other words are full of.
  static func warnings(_ examples: [[RecordedExample]]) -> [String] {
    examples.joined().filter(\.isShort).map { example in
      let sounds = PlainText.count(example.soundCount, "sound")
      return "warning: `\(example.path)` has \(sounds) and is found inside other words; "
        + "\(RecordedExample.fewestSafeSounds) or more are safe (take a longer phrase)"
    }
  }
}
