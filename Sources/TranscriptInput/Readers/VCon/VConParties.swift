import CallModel
import Diagnostics
import JSONText

/// Who took part in a conversation.
struct VConParties {
  private struct Party {
    let role: String?
    let name: String?
  }

  private let parties: [Party]
  private let byName: [String: Int]

  init(_ vCon: JSONNode) throws(InputError) {
    var parties: [Party] = []
    for node in try vCon.elements(of: "parties") {
      parties.append(
        Party(role: try Self.text(node["role"]), name: try Self.text(node["name"])))
    }
    self.parties = parties
    // Of two people with one name it is not known who is meant.
    byName = Dictionary(grouping: parties.indices) { parties[$0].name?.lowercased() ?? "" }
      .filter { $0.value.count == 1 && !$0.key.isEmpty }.compactMapValues(\.first)
  }

  /// What is written, without blanks around it; `nil` where nothing but blanks is.
  private static func text(_ node: JSONNode?) throws(InputError) -> String? {
    guard let text = try node?.string().withoutBlanksAround, !text.isEmpty else { return nil }
    return text
  }

  /// The party with this name.
  func named(_ label: String?) -> Int? { label.flatMap { byName[$0.lowercased()] } }

  /// What to call a party: by name, else by role.
  func label(of party: Int) -> String? {
    parties.indices.contains(party) ? parties[party].name ?? parties[party].role : nil
  }

  /// Whom a party speaks for, by role, else by name.
  func speaker(of party: Int, by speakers: SpeakerLabels) -> Speaker {
    guard parties.indices.contains(party) else { return .unknown }
    let names = [parties[party].role, parties[party].name].compactMap(\.self)
    return names.lazy.map { speakers.speaker(for: $0) }.first { $0 != .unknown } ?? .unknown
  }
}
