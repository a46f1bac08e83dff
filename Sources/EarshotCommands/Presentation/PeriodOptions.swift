import ArgumentParser

/// The options by which commands select calls by the time at which they began.
struct PeriodOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Calls that began on this day or later: 2026-10-03, a time with its offset, or 30d.",
      valueName: "day"))
  var since: DayOrInstant?

  @Option(
    help: ArgumentHelp(
      "Calls that began on this day or earlier, or before this time.", valueName: "day"))
  var until: DayOrInstant?

  init() {}

  /// Says what no call can fulfil.
  func validate() throws {
    if let since, let until, since.start >= until.end {
      throw ValidationError("--since is after --until: no call can be in between")
    }
  }
}
