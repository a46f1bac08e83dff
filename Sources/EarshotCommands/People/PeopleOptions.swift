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
  func open() throws(InputError) -> (SQLiteCallStore, ContactKey?) {
    let key = try contacts.existingKey(besideStore: store)
    return (try SQLiteCallStore(path: store, opening: .existing, callersUnder: key), key)
  }

  /// Decides something about two names, and says so.
  func decide(
    _ one: String, _ other: String, because reason: String,
    _ ruling: (PersonName, PersonName) -> PersonDecision.Ruling
  ) throws {
    let (store, key) = try open()
    let names = try [one, other].map { text throws(InputError) in
      try store.personName(PersonSearch(text, key: key))
    }
    let decision = try store.decide(ruling(names[0], names[1]), because: reason, at: Clock.now())
    Terminal.printLine("  decision \(decision.id): \(PersonDecisionText.ruling(decision.ruling))")
  }
}
