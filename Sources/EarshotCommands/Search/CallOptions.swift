import ArgumentParser
import AttributionStore
import CallModel

/// The options by which every command that looks at stored calls selects them.
struct CallOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Calls that began on this day or later: 2026-10-03, a time with its offset, or 30d.",
      valueName: "day"))
  var since: DayOrInstant?

  @Option(
    help: ArgumentHelp(
      "Calls that began on this day or earlier, or before this time.", valueName: "day"))
  var until: DayOrInstant?

  @Option(help: "Calls of this campaign, by id or name; * stands for any text.")
  var campaign: String?

  init() {}

  /// What the options ask of a call.
  var filter: CallFilter {
    CallFilter(startedFrom: since?.start, startedBefore: until?.end, campaign: campaign)
  }

  /// Says what no call can fulfil.
  func validate() throws {
    if let since, let until, since.start >= until.end {
      throw ValidationError("--since is after --until: no call can be in between")
    }
  }
}
