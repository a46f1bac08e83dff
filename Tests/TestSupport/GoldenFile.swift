public import Foundation
public import Testing

/// A file that holds what a test must get, byte for byte.
///
/// A missing file fails the test. With the environment variable `EARSHOT_RECORD_GOLDEN=1` the file
/// is written as well, and the test still fails: what was recorded must be read by somebody first.
public struct GoldenFile: Sendable {
  /// Where it lies.
  public let url: URL

  /// The file `name` in the folder `folder` beside the test file that calls this.
  public init(_ name: String, in folder: String = "Golden", besides file: String = #filePath) {
    url = URL(fileURLWithPath: file).deletingLastPathComponent()
      .appendingPathComponent(folder).appendingPathComponent(name)
  }

  /// Fails unless the file holds exactly `actual`; shows the first line that differs.
  public func expect(_ actual: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let stored = try? Data(contentsOf: url)
    if let stored, stored == Data(actual.utf8) { return }
    if ProcessInfo.processInfo.environment["EARSHOT_RECORD_GOLDEN"] == "1" {
      record(actual, sourceLocation: sourceLocation)
    } else if let stored {
      let expected = String(decoding: stored, as: UTF8.self)
      Issue.record(
        "\(url.lastPathComponent) differs \(Self.difference(expected, actual))",
        sourceLocation: sourceLocation)
    } else {
      Issue.record("\(url.lastPathComponent) is missing", sourceLocation: sourceLocation)
    }
  }

  private func record(_ actual: String, sourceLocation: SourceLocation) {
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(actual.utf8).write(to: url)
      Issue.record(
        "\(url.lastPathComponent) was recorded: read it, and run again without recording",
        sourceLocation: sourceLocation)
    } catch {
      Issue.record(
        "\(url.lastPathComponent) could not be recorded: \(error)", sourceLocation: sourceLocation)
    }
  }

  static func difference(_ expected: String, _ actual: String) -> String {
    let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let actualLines = actual.split(separator: "\n", omittingEmptySubsequences: false)
    for index in 0..<max(expectedLines.count, actualLines.count) {
      let expectedLine = index < expectedLines.count ? String(expectedLines[index]) : "(end)"
      let actualLine = index < actualLines.count ? String(actualLines[index]) : "(end)"
      guard expectedLine == actualLine else {
        return "in line \(index + 1):\nexpected \(expectedLine)\nactual   \(actualLine)"
      }
    }
    return "in its bytes only"
  }
}
