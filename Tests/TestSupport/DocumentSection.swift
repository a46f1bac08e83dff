public import Foundation
public import Testing

/// A part of a page under `docs/` that is made from code, between the lines
/// `<!-- made from code: NAME -->` and `<!-- end -->`.
///
/// With the environment variable `EARSHOT_RECORD_GOLDEN=1` the page is mended, and the test still
/// fails: what was written must be read by somebody first.
public struct DocumentSection: Sendable {
  /// Its name.
  public let name: String
  /// Where the page lies.
  public let url: URL

  /// The part `name` of the page at `path` in the repository.
  public init(_ name: String, in path: String) {
    self.name = name
    url =
      URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../\(path)").standardizedFileURL
  }

  /// Fails unless the page has exactly `actual` there; shows the first line that differs.
  public func expect(_ actual: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let start = "<!-- made from code: \(name) -->\n"
    let end = "<!-- end -->"
    guard let page = try? String(contentsOf: url, encoding: .utf8),
      let opening = page.range(of: start),
      let closing = page.range(of: end, range: opening.upperBound..<page.endIndex)
    else {
      Issue.record(
        "\(url.lastPathComponent) has no part `\(name)`", sourceLocation: sourceLocation)
      return
    }
    let written = page[opening.upperBound..<closing.lowerBound]
    if written.utf8.elementsEqual(actual.utf8) { return }
    guard ProcessInfo.processInfo.environment["EARSHOT_RECORD_GOLDEN"] == "1" else {
      Issue.record(
        "\(name) in \(url.lastPathComponent) differs \(GoldenFile.difference("\(written)", actual))",
        sourceLocation: sourceLocation)
      return
    }
    let mended = page[..<opening.upperBound] + actual + page[closing.lowerBound...]
    try? mended.write(to: url, atomically: true, encoding: .utf8)
    Issue.record(
      "\(name) in \(url.lastPathComponent) was written: read it, and run again without recording",
      sourceLocation: sourceLocation)
  }
}
