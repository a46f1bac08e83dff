public import ArgumentParser
import AttributionStore
import CallModel
import Diagnostics
import Foundation
import PhoneticIndex
import Pipeline

/// `earshot index verify`: reads every byte of the index.
public struct IndexVerifyCommand: AsyncParsableCommand {
  /// What `earshot index verify --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Reads every byte of the index and names what is damaged.",
    discussion: """
      Names the file, the byte and the recording of every entry that cannot be used, and the call that \
      it belongs to. `earshot index rebuild` makes such entries anew.

        earshot index verify --store earshot.db

      Exit codes: 0 every entry is sound, 1 something is damaged.
      """)

  @Option(help: "The store.")
  var store: String = "earshot.db"

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Verifies and prints.
  public mutating func run() async throws {
    let opened = try OpenStore(existing: store, model: try Ears.identity())
    let verification = try opened.index.verify()
    let calls = Dictionary(
      grouping: try opened.store.calls(on: .all).filter { $0.recording != nil },
      by: { $0.recording?.digest })
    for finding in verification.findings {
      var line = finding.error.description
      if let recording = finding.id?.recording {
        let owners = (calls[recording] ?? []).map { call in
          "call \(call.call.id)" + (call.recording.map { ", \($0.path)" } ?? "")
        }
        line += owners.isEmpty ? "; of no call in the store" : "; \(owners.joined(separator: "; "))"
      }
      Terminal.printLine("  \(line.undisturbing)")
    }
    // What a stopped writer leaves belongs to no call yet: calls are booked when their entries are kept.
    let known = Set(opened.index.ids.map(\.ofAnyModel))
    let cutOff = verification.findings.count { finding in
      guard finding.kind == .unfinished, let id = finding.id else { return false }
      return calls[id.recording] != nil && !known.contains(id.ofAnyModel)
    }
    let lost =
      cutOff + verification.findings.count { $0.kind == .lost || $0.kind == .ofAnotherCodec }
    let megabytes = String(format: "%.1f", Double(verification.byteCount) / 1_000_000)
    var parts = [
      "\(PlainText.count(verification.soundCount, "entry", "entries")) sound", "\(megabytes) MB",
    ]
    if lost > 0 { parts.append("\(PlainText.count(lost)) damaged") }
    Terminal.printLine("  " + parts.joined(separator: " · "))
    if lost > 0 { throw ExitStatus.inputHasErrors }
  }
}

extension IndexEntry.ID {
  /// The same for all models: one name for each channel of a recording.
  fileprivate var ofAnyModel: IndexEntry.ID {
    IndexEntry.ID(recording: recording, channel: channel, model: recording)
  }
}
