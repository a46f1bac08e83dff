import Diagnostics
import RuleSyntax

/// The files of a ruleset, read: those that were given, and those that they include, each once.
struct IncludedFiles {
  /// One `include`.
  struct Inclusion {
    /// The file that it names.
    let file: Int
    /// Where the path is written.
    let span: ByteSpan
  }

  /// One of the files.
  struct Entry {
    let file: CheckedFile
    let parsed: ParsedFile
    var inclusions: [Inclusion] = []
    /// Whether something that it includes could not be read, which has been reported.
    var isIncomplete = false
  }

  // INVARIANT: by name in the order of UTF-8 bytes.
  private(set) var entries: [Entry]
  /// What could not be included, and why.
  private(set) var diagnostics: [Diagnostic] = []

  /// Reads everything that `files` include.
  init(_ files: [CheckedFile], options: CheckOptions) {
    var found = files.map { Entry(file: $0, parsed: parse($0.source)) }
    var positions = Dictionary(
      files.enumerated().map { (Self.key($1.source.path), $0) },
      uniquingKeysWith: { first, _ in first }
    )
    var next = 0
    // Each file is read once, so this ends wherever includes lead.
    while next < found.count {
      for written in found[next].parsed.tree.items.compactMap(\.includedPath) {
        do throws(UnreadableFile) {
          let named = try NamedFile(written, in: found[next].file)
          let place = positions[Self.key(named.path)] ?? found.count
          if place == found.count {
            let file = try named.read(options)
            found.append(Entry(file: file, parsed: parse(file.source)))
            positions[Self.key(named.path)] = place
          }
          found[next].inclusions.append(Inclusion(file: place, span: written.span))
        } catch {
          diagnostics.append(error.diagnostic)
          found[next].isIncomplete = true
        }
      }
      next += 1
    }
    entries = Self.sorted(found)
  }

  /// By name, with the inclusions going to the new places.
  private static func sorted(_ found: [Entry]) -> [Entry] {
    let order = found.indices.sorted { left, right in
      let (left, right) = (found[left].file, found[right].file)
      return left.name == right.name
        ? left.source.path.utf8.lexicographicallyPrecedes(right.source.path.utf8)
        : left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
    }
    var places = [Int](repeating: 0, count: found.count)
    for (place, index) in order.enumerated() { places[index] = place }
    return order.map { index in
      var entry = found[index]
      entry.inclusions = entry.inclusions.map { Inclusion(file: places[$0.file], span: $0.span) }
      return entry
    }
  }

  /// The same for all ways to write a path.
  private static func key(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}

extension Item {
  fileprivate var includedPath: StringLiteral? {
    if case .include(let path) = kind { path } else { nil }
  }
}
