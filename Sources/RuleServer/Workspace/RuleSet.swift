import Diagnostics
package import RuleCheck
import RuleSyntax

/// Rule files that are checked together: those of a folder, with what stands in the editor instead of
/// what is on the disk.
package struct RuleSet: Sendable {
  let place: RuleSetPlace
  private let encoding: PositionEncoding
  private var onDisk: [String: CheckedFile] = [:]
  private var inEditor: [String: CheckedFile] = [:]
  /// The files that those include and that lie elsewhere, as they were when the set was checked.
  private var included: [String: CheckedFile] = [:]
  /// The files that have been read since they changed, by path.
  private var documents: [String: RuleDocument] = [:]
  private var result: CheckResult?
  /// The rules as they were when nothing was wrong with them.
  private(set) var lastRight: CheckedRuleset?

  init(at place: RuleSetPlace, counting encoding: PositionEncoding) {
    self.place = place
    self.encoding = encoding
  }

  /// Whether nobody edits anything of it.
  var isClosed: Bool { inEditor.isEmpty }

  /// Reads the disk anew. What cannot be read leaves the set with the open documents alone.
  mutating func reload() throws(InputError) {
    let before = onDisk
    onDisk = [:]
    defer {
      for (path, file) in before where onDisk[path] != file { documents[path] = nil }
      result = nil
    }
    for file in try RuleSetFolder.files(at: place) { onDisk[file.source.path] = file }
  }

  /// Takes what stands in the editor for the file at `path`; `nil` once it is closed.
  mutating func edit(_ path: String, _ source: SourceFile?) {
    inEditor[path] = source.map { CheckedFile(name: place.name(of: path), source: $0) }
    documents[path] = nil
    result = nil
  }

  /// Forgets what the checker said: something that the set includes has changed.
  mutating func forgetResult() { result = nil }

  /// The paths of its files, in the order of their names.
  private var paths: [String] {
    Set(onDisk.keys).union(inEditor.keys)
      .sorted { place.name(of: $0).utf8.lexicographicallyPrecedes(place.name(of: $1).utf8) }
  }

  /// The file at `path`, read.
  package mutating func document(at path: String) -> RuleDocument? {
    if let document = documents[path] { return document }
    guard let file = inEditor[path] ?? onDisk[path] ?? included[path] else { return nil }
    let document = RuleDocument(file, counting: encoding)
    documents[path] = document
    return document
  }

  /// All files, read, in the order of their names, and what they include.
  package mutating func allDocuments() -> [RuleDocument] {
    var all: [RuleDocument] = []
    for path in paths + included.keys.sorted() {
      if let document = document(at: path) { all.append(document) }
    }
    return all
  }

  /// An error that the set has once `renaming` is done, and has not now; `nil` if there is none.
  mutating func error(
    after renaming: Renaming, to name: String, options: CheckOptions
  ) -> Diagnostic? {
    func errors(_ result: CheckResult) -> [Diagnostic] {
      result.diagnostics.filter { $0.severity == .error }
    }
    let before = errors(check(options: options))
    let changed = renaming.changed(to: name)
    var renamed = self
    for source in changed where onDisk[source.path] != nil || inEditor[source.path] != nil {
      renamed.edit(source.path, source)
    }
    let contents = Dictionary(changed.map { ($0.path, $0.bytes) }, uniquingKeysWith: { $1 })
    let after = errors(renamed.check(options: options.reading(contents)))
    guard after.count > before.count else { return nil }
    let known = Set(before.map(\.summary))
    return after.first { !known.contains($0.summary) } ?? after.first
  }

  /// What the checker says of the set.
  package mutating func check(options: CheckOptions) -> CheckResult {
    if let result { return result }
    let files = paths.compactMap { inEditor[$0] ?? onDisk[$0] }
    let result = checkRules(files, options: options)
    self.result = result
    let known = Set(paths)
    let before = included
    included = Dictionary(
      result.sources.filter { !known.contains($0.path) }.map {
        ($0.path, CheckedFile(name: place.name(of: $0.path), source: $0))
      }, uniquingKeysWith: { first, _ in first })
    for path in Set(before.keys).union(included.keys) where before[path] != included[path] {
      documents[path] = nil
    }
    if let right = result.ruleset { lastRight = right }
    return result
  }
}
