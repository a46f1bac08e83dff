public import ArgumentParser
import AttributionStore
import Diagnostics

/// `earshot people contacts`: the numbers and addresses that were kept for export.
public struct PeopleContactsCommand: ParsableCommand {
  /// What `earshot people contacts --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "contacts",
    abstract: "Writes the numbers and addresses that `import --keep-contacts` kept, as CSV.",
    discussion: """
      They are kept encrypted, and only whoever has the key can read them. Without --in-clear it is only said how \
      many there are.

        earshot people contacts --in-clear > contacts.csv
      """)

  @Flag(help: "Decrypts them.")
  var inClear = false

  @OptionGroup
  var options: PeopleOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Reads and prints.
  public mutating func run() throws {
    let (store, key) = try options.open()
    guard let key else {
      throw InputError(
        path: options.store, reason: "numbers and addresses cannot be read without the key",
        advice: "name the file with the key by --key")
    }
    let contacts = try store.contacts(under: key)
    guard inClear else {
      return Terminal.printLine(
        "  \(PlainText.count(contacts.count, "number or address", "numbers and addresses")) kept, encrypted"
      )
    }
    Terminal.printLine(CSVText.line(["contact_key", "contact"]))
    for (name, contact) in contacts { Terminal.printLine(CSVText.line([name, contact])) }
  }
}
