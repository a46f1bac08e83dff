import ArgumentParser
import Foundation

/// How much a command that works on many calls does at once.
struct WorkerOptions: ParsableArguments {
  @Option(
    help:
      "How many calls or recordings are worked on at once; as many as there are cores if not given."
  )
  var jobs: Int?

  init() {}

  /// How many.
  var count: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }

  /// Refuses to work on none.
  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs is at least 1") }
  }
}
