import ArgumentParser
import AttributionStore

/// Which conversions a report counts.
struct CountedConversions: ParsableArguments {
  @Option(help: ArgumentHelp("Counts conversions of this name only.", valueName: "name"))
  var conversion: String?

  init() {}

  /// The name for the queries' parameter `:conversion`; nothing where all count.
  var parameter: QueryTable.Value { .optional(conversion) }
}
