public import ArgumentParser
import AttributionStore
import CallModel
import Diagnostics
import PlatformExport

/// `earshot export audience`: lists of people for platforms.
public struct ExportAudienceCommand: ParsableCommand {
  /// What `earshot export audience --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "audience",
    abstract: "People by what they said and bought, as lists for platforms.",
    discussion: """
      Everything that is said has to apply; of several values of one option one is enough, and `*` stands for \
      anything. Numbers and addresses are hashed as the platform wants it. E-mail addresses are known only where \
      they were imported with --keep-contacts.

      Who bought by telephone need not see the advertisement any more:

        earshot export audience --for google --bought '*' --by-phone --out bought.csv

      Who asked about the warranty and did not buy it:

        earshot export audience --for meta --mentioned '*warranty*' --speaker caller --not-bought warranty
      """)

  @Option(
    name: .customLong("for"), help: "Which platform the list is for: google, microsoft or meta.")
  var platform: AudiencePlatform

  @Option(
    help: ArgumentHelp("A term of the rules was said in a call of theirs.", valueName: "term"))
  var mentioned: [String] = []

  @Option(
    help: "Who said it: caller or agent. Anybody if not given.")
  var speaker: NamedSpeaker?

  @Option(
    help: ArgumentHelp(
      "A call of theirs has this tag or conversion, as rules name it.", valueName: "name"))
  var outcome: [String] = []

  @Option(
    help: ArgumentHelp(
      "They bought this product: an order, a deal won, or a plan.", valueName: "product"))
  var bought: [String] = []

  @Flag(help: "With --bought: by telephone.")
  var byPhone = false

  @Option(help: ArgumentHelp("They did not buy this product.", valueName: "product"))
  var notBought: [String] = []

  @Option(help: "The store.")
  var store: String = "earshot.db"

  @OptionGroup
  var contacts: ContactKeyOptions

  @OptionGroup
  var period: PeriodOptions

  @Option(
    help: ArgumentHelp("Writes to this file instead of standard output.", valueName: "file"))
  var out: String?

  @Flag(help: "Writes nothing and counts.")
  var check = false

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// What `ArgumentParser` cannot check by type.
  public func validate() throws {
    if byPhone, bought.isEmpty {
      throw ValidationError("--by-phone is about --bought: write --bought '*' for any product")
    }
    if speaker != nil, mentioned.isEmpty {
      throw ValidationError("--speaker is about --mentioned: say what was said")
    }
    if check, out != nil { throw ValidationError("--check writes no file: leave out --out") }
  }

  /// Reads, writes and counts.
  public mutating func run() throws {
    let key = try contacts.existingKey(besideStore: store)
    let opened = try SQLCallStore.settled(at: store, callersUnder: key)
    let list = AudienceList(try opened.audience(query, contactsUnder: key), for: platform)
    if !check { try write(list.text) }
    let counts = Self.counts(list, to: check ? nil : out)
    if check { Terminal.printLine(counts) } else { Terminal.writeError(counts + "\n") }
  }

  private var query: AudienceQuery {
    var query = AudienceQuery()
    query.mentioned = mentioned
    query.mentionedBy = speaker?.speaker
    query.outcomes = outcome
    query.bought = bought
    query.isByPhone = byPhone
    query.notBought = notBought
    query.from = period.since?.start
    query.before = period.until?.end
    return query
  }

  private func write(_ text: String) throws(InputError) {
    guard let out else { return Terminal.write(text) }
    try OutputFile.write(text, to: out)
  }

  private static func counts(_ list: AudienceList, to path: String?) -> String {
    var counts = [
      PlainText.count(list.memberCount, "person", "people") + (path.map { " in \($0)" } ?? "")
    ]
    if list.unreachableCount > 0 {
      counts.append(
        "\(PlainText.count(list.unreachableCount)) with nothing that the platform takes")
    }
    if list.refusedCount > 0 {
      counts.append("\(PlainText.count(list.refusedCount)) who did not agree")
    }
    return "  " + counts.joined(separator: " · ")
  }
}

extension AudiencePlatform: ExpressibleByArgument {}
