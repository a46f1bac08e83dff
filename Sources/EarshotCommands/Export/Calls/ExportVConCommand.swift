public import ArgumentParser
import CallExport

/// `earshot export vcon`: calls as vCons.
public struct ExportVConCommand: ParsableCommand {
  /// What `earshot export vcon --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "vcon",
    abstract: "Writes stored calls as vCons, with the words and the findings as analyses.",
    discussion: """
      A vCon is the container of the IETF for conversations. It gets the parties, the dialog, the words \
      of the transcript where the store keeps them, and a report: the outcomes that hold now, with their \
      evidence, and everything that was found.

        earshot export vcon c-1001 --store earshot.db > c-1001.vcon.json
        earshot export vcon --since 30d --to vcons/ --with-recording

      One call is printed; several are written into a folder, each into a file of its own.
      """)

  @OptionGroup
  var options: ExportOptions

  @Flag(help: "Puts the recording itself into the vCon, where it still is.")
  var withRecording = false

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Writes the vCons.
  public mutating func run() throws {
    let producer = VConDocument.Producer(name: "earshot", version: EarshotVersion.current)
    let calls = ExportedCalls(store: try options.openStore(), withRecordings: withRecording)
    let now = Clock.now()
    try options.write(calls, ending: "vcon.json") { call in
      VConDocument(
        call.exported, report: try MachineReadable.line(of: ExportReportJSON(call)), by: producer,
        at: now
      ).text
    }
  }
}
