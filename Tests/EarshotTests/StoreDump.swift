import Foundation
import TestSupport

/// Everything that a store holds, as text.
struct StoreDump: Equatable {
  let text: String

  /// Dumps the store at `path` with Debian's `sqlite3`: schema and rows.
  init(path: String) throws {
    text = try Self.sqlite([path, ".dump"])
  }

  /// All but the rows that are kept so that reports take less time, which come and go with the reading of the store.
  var withoutKept: [Substring] {
    text.split(separator: "\n").filter { !$0.hasPrefix("INSERT INTO kept_") }
  }

  /// The rows that a query gives, columns joined with `|`.
  static func rows(_ path: String, _ query: String) throws -> [String] {
    try sqlite([path, query]).split(separator: "\n").map(String.init)
  }

  /// `sqlite3` is missing (`tools/setup test` installs it), or the store cannot be read now.
  struct Failure: Error {
    let arguments: [String]
  }

  private static func sqlite(_ arguments: [String]) throws -> String {
    let finished = try ChildProcess("sqlite3", ["-bail"] + arguments).wait()
    guard finished.exitCode == 0 else { throw Failure(arguments: arguments) }
    return String(decoding: finished.output, as: UTF8.self)
  }
}
