public import ArgumentParser
import AttributionStore
import CallModel
import Diagnostics
import Foundation
import PhoneticIndex
import Pipeline

/// `earshot people erase`: takes everything out that is known of a person.
public struct PeopleEraseCommand: ParsableCommand {
  /// What `earshot people erase --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Takes out everything that is known of one person.",
    discussion: """
      PERSON is a call's id, a telephone number with its country code, an e-mail address, a visitor's id or a \
      customer number, as in `earshot report journeys`. Without --for-good it is only said what would go.

      Calls with their words, outcomes and what was heard in them, visits, deals, orders, subscriptions and \
      engagement go, and reports count them no longer. What files say of the person from before is left out \
      when they are imported again. Recordings and transcripts are yours to delete: they are named.

        earshot people erase +12125550142 --because "asked us to, ticket 4711"
        earshot people erase +12125550142 --because "asked us to, ticket 4711" --for-good
      """)

  @Argument(help: "Who is erased.")
  var person: String

  @Option(help: "Why; it is kept. Name nobody in it.")
  var because: String

  @Flag(help: "Erases. Nothing brings it back.")
  var forGood = false

  @OptionGroup
  var options: PeopleOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Says what goes, and erases.
  public mutating func run() throws {
    let (store, key) = try options.open()
    let plan = try store.erasurePlan(of: PersonSearch(person, key: key))
    let files = plan.files.filter { FileManager.default.fileExists(atPath: $0) }
    guard forGood else {
      ErasureText.preview(plan, files: files).forEach { Terminal.printLine($0) }
      return
    }
    try store.checkErasing(plan)
    // Entries first: while the calls are in the store, whoever was interrupted can erase them again.
    let removed = try removeEntries(of: plan)
    let erasure = try store.erase(plan, because: because, at: Clock.now())
    ErasureText.done(erasure, plan, removedEntries: removed, files: files)
      .forEach { Terminal.printLine($0) }
  }

  private func removeEntries(of plan: ErasurePlan) throws(InputError) -> Int {
    let folder = SoundArchive.folder(besideStore: options.store)
    guard !plan.recordings.isEmpty, FileManager.default.fileExists(atPath: folder) else { return 0 }
    let index = try PhoneticIndex(directory: folder, creatingIfMissing: false)
    return try index.remove(plan.recordings)
  }
}
