import Foundation

/// A grammar of TextMate's kind, and the scopes that it gives to a text: as much of it as the
/// project's own grammar uses (`match`, `begin` and `end`, `include` of the repository).
struct TextMateGrammar {
  private struct Rule: Decodable {
    let name: String?
    let match: String?
    let begin: String?
    let end: String?
    let include: String?
    let patterns: [Rule]?
  }

  private struct File: Decodable {
    let patterns: [Rule]
    let repository: [String: Rule]
  }

  /// A rule with its expressions read.
  private final class Pattern {
    let name: String?
    let start: NSRegularExpression
    let end: NSRegularExpression?
    let inner: [Pattern]

    init(_ name: String?, _ start: String, end: String?, inner: [Pattern]) throws {
      self.name = name
      self.start = try NSRegularExpression(pattern: start)
      self.end = try end.map { try NSRegularExpression(pattern: $0) }
      self.inner = inner
    }
  }

  private let patterns: [Pattern]

  /// The grammar in a file of JSON.
  init(at url: URL) throws {
    let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: url))
    patterns = try file.patterns.flatMap { try Self.patterns(of: $0, in: file) }
  }

  private static func patterns(of rule: Rule, in file: File) throws -> [Pattern] {
    if let include = rule.include {
      guard let target = file.repository[String(include.dropFirst())] else {
        throw CocoaError(.keyValueValidation)
      }
      return try patterns(of: target, in: file)
    }
    let inner = try (rule.patterns ?? []).flatMap { try patterns(of: $0, in: file) }
    guard let start = rule.match ?? rule.begin else { return inner }
    return [try Pattern(rule.name, start, end: rule.end, inner: inner)]
  }

  /// The innermost scope of each UTF-16 unit of a line, `nil` where there is none, and the whole of
  /// what holds it, outermost first.
  func scopes(of line: String) -> [[String]] {
    let text = line as NSString
    var scopes = [[String]](repeating: [], count: text.length)
    var place = 0
    var open: [Pattern] = []
    func mark(_ range: NSRange, _ name: String?) {
      for index in range.location..<NSMaxRange(range) {
        scopes[index] = open.compactMap(\.name) + (name.map { [$0] } ?? [])
      }
    }
    while place <= text.length {
      let rest = NSRange(location: place, length: text.length - place)
      // Looking behind must see what stands before the place.
      func first(_ expression: NSRegularExpression) -> NSRange? {
        expression.firstMatch(in: line, options: .withTransparentBounds, range: rest)?.range
      }
      let end = open.last?.end.flatMap(first)
      var found: (range: NSRange, pattern: Pattern)?
      for pattern in open.last?.inner ?? patterns {
        guard let range = first(pattern.start), range.length > 0 else { continue }
        if range.location < found?.range.location ?? .max { found = (range, pattern) }
      }
      if let end, end.location <= found?.range.location ?? .max {
        mark(NSRange(location: place, length: NSMaxRange(end) - place), nil)
        open.removeLast()
        place = NSMaxRange(end)
        if end.length == 0, place == text.length { break }
        continue
      }
      guard let (range, pattern) = found else {
        mark(rest, nil)
        break
      }
      mark(NSRange(location: place, length: range.location - place), nil)
      if pattern.end != nil {
        open.append(pattern)
        mark(range, nil)
      } else {
        mark(range, pattern.name)
      }
      place = NSMaxRange(range)
    }
    return scopes
  }
}
