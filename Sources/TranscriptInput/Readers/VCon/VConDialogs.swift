import CallModel
import Diagnostics
import JSONText

/// The recordings of a conversation, in the order of the vCon.
struct VConDialogs {
  let nodes: [JSONNode]

  init(_ vCon: JSONNode) throws(InputError) { nodes = try vCon.elements(of: "dialog") }

  /// How long after the first recording the dialog began. One transcript of one dialog begins with
  /// its recording, whatever came before it.
  func offsetMs(of dialog: Int) throws(InputError) -> Int {
    guard nodes.indices.contains(dialog), let start = try start(of: nodes[dialog]) else { return 0 }
    var firstMs = start.unixMs
    for node in nodes where try node["type"]?.string() == "recording" {
      firstMs = min(firstMs, try self.start(of: node)?.unixMs ?? firstMs)
    }
    guard
      let offsetMs = RecordingTime.milliseconds(fromSeconds: Double(start.unixMs - firstMs) / 1000)
    else {
      throw nodes[dialog].error("begins more than a thousand hours after the first recording")
    }
    return offsetMs
  }

  /// When the dialog began, where the vCon says so.
  func start(of node: JSONNode) throws(InputError) -> Instant? {
    guard let start = node["start"] else { return nil }
    do {
      return try Instant(iso8601: try start.string())
    } catch let error as InputError {
      throw error
    } catch {
      throw start.error("is not a time such as `2026-10-03T18:22:00Z`")
    }
  }

  /// The party on each channel of a dialog, where the vCon lists more than one: in a recording of two
  /// channels the first party is on the first.
  func parties(of dialog: Int) throws(InputError) -> [Int: Int] {
    guard nodes.indices.contains(dialog), let list = nodes[dialog]["parties"],
      list.isList
    else { return [:] }
    let entries = try list.elements()
    guard entries.count > 1 else { return [:] }
    var parties: [Int: Int] = [:]
    for (channel, entry) in entries.enumerated() {
      if entry.isList {
        let several = try entry.elements()
        if several.count == 1 { parties[channel] = try several.first?.count() }
      } else {
        parties[channel] = try entry.count()
      }
    }
    return parties
  }
}
