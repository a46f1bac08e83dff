import ArgumentParser
import AttributionStore
import Diagnostics

/// A decision about people, and why it is taken, if somebody says.
struct ReasonedDecision: ParsableArguments {
  @Option(help: "Why.")
  var because: String?

  @OptionGroup
  var options: PeopleOptions

  init() {}

  /// Decides what `ruling` makes of the store and the key, and says so.
  func decide(
    _ ruling: (SQLCallStore, ContactKey?) throws -> PersonDecision.Ruling
  ) throws {
    let (store, key) = try options.open()
    try PeopleOptions.decide(try ruling(store, key), because: because, in: store)
  }
}
