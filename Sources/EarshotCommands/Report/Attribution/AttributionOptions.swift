import ArgumentParser
import Attribution

/// What can be chosen about the models.
struct AttributionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("How many days back clicks, visits and calls count.", valueName: "days"))
  var lookback: Int32 = 30

  @Option(help: ArgumentHelp("How many days back what was only seen counts.", valueName: "days"))
  var viewLookback: Int32 = 1

  @Option(
    help: ArgumentHelp(
      "After how many days a touchpoint earns half, by time-decay.", valueName: "days"))
  var halfLife: Int32 = 7

  @Option(
    help: "Whether direct traffic counts, or earns only where there is nothing else (only-alone).")
  var direct: AttributionSettings.DirectTraffic = .counts

  init() {}

  /// Says which numbers are none of days.
  func validate() throws {
    guard lookback >= 0, viewLookback >= 0 else {
      throw ValidationError("--lookback and --view-lookback are numbers of days, not less than 0")
    }
    guard halfLife > 0 else { throw ValidationError("--half-life is a number of days above 0") }
  }

  /// The settings that they stand for.
  var settings: AttributionSettings {
    var settings = AttributionSettings()
    settings.lookback = Lookback(clickDays: lookback, viewDays: viewLookback)
    settings.halfLifeMs = Int64(halfLife) * 86_400_000
    settings.directTraffic = direct
    return settings
  }
}
