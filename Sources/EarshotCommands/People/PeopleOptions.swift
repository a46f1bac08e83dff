import ArgumentParser
import AttributionStore
import Diagnostics

/// What all commands about people ask.
struct PeopleOptions: ParsableArguments {
  @Option(help: "The store.")
  var store: String = "earshot.db"

  @OptionGroup
  var contacts: ContactKeyOptions

  init() {}

  /// The store, which must be there, and the key.
  func open() throws(InputError) -> (SQLCallStore, ContactKey?) {
    let key = try contacts.existingKey(besideStore: store)
    return (try SQLCallStore(path: store, opening: .existing, callersUnder: key), key)
  }

  /// Keeps a decision, and says so.
  static func decide(
    _ ruling: PersonDecision.Ruling, because reason: String?, in store: SQLCallStore
  ) throws(InputError) {
    let decision = try store.decide(ruling, because: reason, at: Clock.now())
    Terminal.printLine("  decision \(decision.id): \(PersonDecisionText.ruling(decision.ruling))")
  }
}
