public import ArgumentParser
import CallExport
import CallModel
import Diagnostics

/// `earshot export webvtt`: calls as captions.
public struct ExportWebVTTCommand: ParsableCommand {
  /// What `earshot export webvtt --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "webvtt",
    abstract: "Writes stored calls as captions, with what was found marked.",
    discussion: """
      Any player of recordings shows them. What an outcome rests on has the class `evidence`, all else that \
      was found `mention`; what was heard in sound and is not in the transcript has captions of its own, of \
      the class `heard`. The outcomes that hold now stand in a note at the beginning.

        earshot export webvtt c-1001 --store earshot.db > c-1001.vtt
        earshot export webvtt --campaign "spring*" --to captions/
      """)

  @OptionGroup
  var options: ExportOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Writes the captions.
  public mutating func run() throws {
    let calls = ExportedCalls(store: try options.openStore(), withRecordings: false)
    try options.write(calls, ending: "vtt") { call in
      let lines = OutcomeLine.lines(for: call.outcomes).map { line in
        [line.title, line.value?.description].compactMap(\.self).joined(separator: " ")
      }
      let heading = [
        "call \(call.exported.call.id.undisturbing)", CallText.startedISO(call.exported.call),
      ]
      .compactMap(\.self).joined(separator: " · ")
      return CaptionDocument(call.exported, notes: [heading] + lines).text
    }
  }
}
