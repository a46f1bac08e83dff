public import ArgumentParser
import AttributionStore
import Diagnostics
import Foundation
import PhoneticIndex
import Pipeline

/// `earshot index show`: how much of the calls the index holds.
public struct IndexShowCommand: AsyncParsableCommand {
  /// What `earshot index show --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Says how much of a store's calls its index holds.",
    discussion: """
        earshot index show --store earshot.db
      """)

  @Option(help: "The store.")
  var store: String = "earshot.db"

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Counts and prints.
  public mutating func run() async throws {
    let model = try Ears.identity()
    let opened = try OpenStore(existing: store, model: model)
    let overview = try await IndexOverview(of: opened.archive, store: opened.store)
    let bytes = Self.size(ofFolder: opened.index.directory)
    var table = TextTable(columns: [.init(title: "index"), .init(title: opened.index.directory)])
    table.append(["model", model.label])
    table.append(["entries", PlainText.count(opened.index.count)])
    table.append(["sound", "\(PlainText.hours(ms: overview.channelMs)) of channels"])
    let megabytes = String(format: "%.1f MB", Double(bytes) / 1_000_000)
    let hours = Double(overview.channelMs) / 3_600_000
    let each =
      hours > 0 ? String(format: ", %.2f MB an hour", Double(bytes) / 1_000_000 / hours) : ""
    table.append(["size", megabytes + each])
    table.append([
      "calls",
      "\(PlainText.count(overview.callCount)), \(PlainText.count(overview.recordedCount)) "
        + "with a recording, \(PlainText.count(overview.currentCount)) of them in the index",
    ])
    if overview.outdatedCount > 0 {
      table.append([
        "older", "\(PlainText.count(overview.outdatedCount)) as an older model heard them",
      ])
    }
    if overview.absentCount > 0 {
      table.append([
        "missing",
        "\(PlainText.count(overview.absentCount)) (`earshot index rebuild` listens to recordings that "
          + "are still there)",
      ])
    }
    table.lines(width: Terminal.current().width).forEach { Terminal.printLine($0) }
  }

  private static func size(ofFolder folder: String) -> Int {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.reduce(0) { sum, name in
      let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
      return sum + ((attributes?[.size] as? Int) ?? 0)
    }
  }
}
