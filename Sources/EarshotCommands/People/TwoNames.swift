import ArgumentParser
import AttributionStore
import Diagnostics

/// Two names of people, about which something is decided.
struct TwoNames: ParsableArguments {
  @Argument(help: "A name.")
  var one: String

  @Argument(help: "The other name.")
  var other: String

  @Option(help: "Why.")
  var because: String

  @OptionGroup
  var options: PeopleOptions

  init() {}

  /// Decides it, and says so.
  func decide(_ ruling: (PersonName, PersonName) -> PersonDecision.Ruling) throws {
    let (store, key) = try options.open()
    let names = try [one, other].map { text throws(InputError) in
      try store.personName(PersonSearch(text, key: key))
    }
    try PeopleOptions.decide(ruling(names[0], names[1]), because: because, in: store)
  }
}
