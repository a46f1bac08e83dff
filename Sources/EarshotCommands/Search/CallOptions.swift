import ArgumentParser
import AttributionStore
import CallModel

/// The options by which every command that looks at stored calls selects them.
struct CallOptions: ParsableArguments {
  @OptionGroup
  var period: PeriodOptions

  @Option(help: "Calls of this campaign, by id or name; * stands for any text.")
  var campaign: String?

  init() {}

  /// What the options ask of a call.
  var filter: CallFilter {
    CallFilter(
      startedFrom: period.since?.start, startedBefore: period.until?.end, campaign: campaign)
  }
}
