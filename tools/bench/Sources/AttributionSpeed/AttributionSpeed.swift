import Attribution

/// Measures the models on a market that `tools/make-market` wrote.
///
///     AttributionSpeed models FOLDER PEOPLE CHANNEL|CAMPAIGN ORDER
///     AttributionSpeed sums FOLDER PEOPLE
///     AttributionSpeed shares FOLDER PEOPLE PATHS
///
/// `models` learns from so many of the people and shares every sale out by all models. `sums` prints
/// what channels earn by all models. `shares` writes the paths of the same people to PATHS, alike ones
/// counted, as other programs read them, and prints what the models make of them. Rows are
/// tab-separated.
@main struct AttributionSpeed {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count > 2, let people = Int(arguments[2]) else { throw UsageError() }
    let market = try MarketFiles(folder: arguments[1], people: people)
    switch (arguments[0], arguments.count) {
    case ("models", 5):
      var settings = AttributionSettings()
      settings.player = arguments[3] == "campaign" ? .campaign : .channel
      settings.markovOrder = Int(arguments[4]) ?? 1
      try ModelRun(market, settings).report()
    case ("sums", 3):
      var statistics = JourneyStatistics(sources: market.sources, settings: AttributionSettings())
      for person in 0..<market.peopleCount { statistics.add(market.journey(person)) }
      ModelSums(market, try Attributor(learning: statistics)).report()
    case ("shares", 4): try PathShares(market).report(pathsFile: arguments[3])
    default: throw UsageError()
    }
  }

  struct UsageError: Error {}
}

/// Prints a row of a table of tab-separated values.
func row(_ cells: Any...) { print(cells.map { "\($0)" }.joined(separator: "\t")) }
