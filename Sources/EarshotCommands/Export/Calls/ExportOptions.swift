import ArgumentParser
import AttributionStore
import CallExport
import CallModel
import Diagnostics
import Foundation
import Pipeline

/// What all exports ask: which calls, and where to.
struct ExportOptions: ParsableArguments {
  @Argument(help: "Calls: their ids, the beginnings of their ids, or their recordings' paths.")
  var call: [String] = []

  @Option(help: "The store.")
  var store: String = "earshot.db"

  @OptionGroup(title: "Which calls, where none is named")
  var selection: CallOptions

  @Option(
    help: ArgumentHelp(
      "Writes each call into a file of its own in this folder.", valueName: "dir"))
  var to: String?

  init() {}

  /// What `ArgumentParser` cannot check by type.
  func validate() throws {
    if call.count != 1, to == nil {
      throw ValidationError("name one call, or say with --to DIR where several are written to")
    }
  }

  /// The store, which must be there.
  func openStore() throws(InputError) -> SQLCallStore {
    try SQLCallStore(path: store, opening: .existing)
  }

  /// Writes what `text` makes of each call.
  func write(
    _ calls: ExportedCalls, ending: String, as text: (ExportedCalls.Loaded) throws -> String
  ) throws {
    let chosen = try chosenCalls(in: calls.store)
    guard let to else {
      for call in chosen { Terminal.write(try text(try calls.load(call))) }
      return
    }
    let folder = URL(filePath: to)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw InputError(path: to, reason: "the folder cannot be made")
    }
    for call in chosen {
      let file = folder.appending(path: "\(Self.fileName(of: call.call.id)).\(ending)")
      let content = try text(try calls.load(call))
      do {
        try Data(content.utf8).write(to: file, options: .atomic)
      } catch {
        throw InputError(path: file.path, reason: "cannot be written")
      }
    }
    Terminal.writeError("  wrote \(chosen.count) call\(chosen.count == 1 ? "" : "s") to \(to)\n")
  }

  private func chosenCalls(in calls: SQLCallStore) throws -> [StoredCall] {
    guard !call.isEmpty else { return try calls.calls(on: .matching(selection.filter)) }
    let all = try calls.calls(on: .all)
    return try call.map { (name) throws(InputError) in
      let found = try CallLookup.call(named: name, among: all.map(\.call), store: store)
      guard let stored = all.first(where: { $0.call.id == found.id }) else {
        throw InputError(path: store, reason: "the call `\(found.id)` has just gone from the store")
      }
      return stored
    }
  }

  /// The id as the name of a file: what could part folders, or mean something to a shell, is written
  /// as its code, so that no two ids have one name.
  private static func fileName(of id: String) -> String {
    id.utf8.reduce(into: "") { name, byte in
      let character = Character(Unicode.Scalar(byte))
      let isPlain =
        byte < 0x80 && (character.isLetter || character.isNumber || "-_.".contains(character))
      let isHidden = name.isEmpty && byte == UInt8(ascii: ".")
      if isPlain, !isHidden {
        name.append(character)
      } else {
        name += "%" + String(Int(byte) + 0x100, radix: 16, uppercase: true).dropFirst()
      }
    }
  }
}
