import ArgumentParser
import AttributionStore
import CallModel
import Diagnostics
import PlatformExport

/// What all exports of conversions ask: which, under which name, and where to.
struct ConversionExportOptions: ParsableArguments {
  @Option(help: "The store.")
  var store: String = "earshot.db"

  @OptionGroup
  var contacts: ContactKeyOptions

  @OptionGroup
  var calls: PeriodOptions

  @Option(
    help: ArgumentHelp(
      "Conversions of this name, as rules give it; may be given more than once. All if not given.",
      valueName: "name"))
  var conversion: [String] = []

  @Option(
    help: ArgumentHelp(
      "What the platform calls them. The rules' own names if not given.", valueName: "name"))
  var platformName: String?

  @Option(
    help: ArgumentHelp(
      "When that name was made on the platform: it cannot be used at once.", valueName: "time"))
  var actionCreated: DayOrInstant?

  @Option(
    help: ArgumentHelp(
      "Writes to this file instead of standard output.", valueName: "file"))
  var out: String?

  @Flag(help: "Writes nothing, and lists everything that would stay here and why.")
  var check = false

  @Flag(
    help:
      "Writes only what is new, changed or taken back since the last time, and remembers it as sent."
  )
  var markSent = false

  @Option(
    help: ArgumentHelp(
      "The name under which --mark-sent remembers it; the platform's if not given.",
      valueName: "name"))
  var `as`: String?

  @Option(help: "How --check lists it: text or json.")
  var format: ReportFormat = .text

  init() {}

  /// What `ArgumentParser` cannot check by type.
  func validate() throws {
    if markSent, out == nil, !check {
      throw ValidationError("--mark-sent needs a file that is safely written: name it with --out")
    }
    if self.as != nil, !markSent { throw ValidationError("--as is about --mark-sent") }
    if check, out != nil { throw ValidationError("--check writes no file: leave out --out") }
    if format == .json, !check { throw ValidationError("--format json is about --check") }
  }

  /// The platform's names; `standard` is the one that counts where none is given.
  func naming(standard: String? = nil) -> ConversionNaming {
    ConversionNaming(platformName: platformName ?? standard, createdAt: actionCreated?.start)
  }

  /// Which conversions are asked for.
  var query: ConversionQuery {
    ConversionQuery(
      startedFrom: calls.since?.start, startedBefore: calls.until?.end, names: Set(conversion))
  }

  /// The conversions that hold and are asked for.
  func conversions() throws(InputError) -> StoredConversions {
    let (opened, key) = try open()
    return try opened.conversions(query, contactsUnder: key)
  }

  /// All conversions, with those that were taken back, and the store that they are in.
  func allConversions() throws(InputError) -> (SQLCallStore, StoredConversions) {
    let (opened, key) = try open()
    let all = try opened.conversions(ConversionQuery(includesWithdrawn: true), contactsUnder: key)
    return (opened, all)
  }

  /// The store, in which conversions are worth what was sold.
  private func open() throws(InputError) -> (SQLCallStore, ContactKey?) {
    let key = try contacts.existingKey(besideStore: store)
    return (try SQLCallStore.settled(at: store, callersUnder: key), key)
  }
}
