import CallModel
import Diagnostics
import JSONText

/// Which parties of a vCon are the caller and the agent.
struct VConRoles {
  private let speakers: [Speaker]

  /// The roles of the parties of `vCon`, by their `role`, else by their name. Where two take part and
  /// one is known, the other is the other.
  init(_ vCon: JSONNode, by labels: SpeakerLabels) throws(InputError) {
    let parties = try VConParties(vCon)
    var speakers = try vCon.elements(of: "parties").indices.map {
      parties.speaker(of: $0, by: labels)
    }
    if speakers.count == 2, let unknown = speakers.firstIndex(of: .unknown) {
      switch speakers[1 - unknown] {
      case .agent: speakers[unknown] = .caller
      case .caller: speakers[unknown] = .agent
      case .unknown: break
      }
    }
    self.speakers = speakers
  }

  /// Who a party is.
  func speaker(of party: Int) -> Speaker {
    speakers.indices.contains(party) ? speakers[party] : .unknown
  }

  /// The party who is `speaker`; `nil` where none or several are.
  func party(who speaker: Speaker) -> Int? {
    speakers.indices.filter { speakers[$0] == speaker }.onlyElement
  }
}
