import CallModel
import JSONText

/// The two parties of a call: the caller is the first, the agent the second, whoever dialled.
struct VConPartyList {
  private static let caller = 0
  private static let agent = 1

  private let call: Call

  init(_ call: Call) { self.call = call }

  /// The parties, with the numbers and names that are known.
  var json: JSONValue {
    var agent = ["name" <- JSONValue.string("agent")]
    if case .text(let id) = call.facts["agent.id"] { agent = ["name" <- .string(id)] }
    return .array([
      .object(telephone("caller.number") + ["name" <- .string("caller")]),
      .object(telephone("agent.number") + agent),
    ])
  }

  private func telephone(_ field: String) -> [JSONValue.Member] {
    guard case .phone(let number) = call.facts[field] else { return [] }
    return ["tel" <- .string(number.e164)]
  }

  /// The parties of each channel; of one channel the parties in it.
  func onChannels(_ count: Int?) -> JSONValue {
    guard let count, count > 1 else { return .array(order.map { .number(String($0)) }) }
    return .array(
      (0..<count).map { channel in
        party(onChannel: channel).map { .number(String($0)) }
          ?? .array([Self.caller, Self.agent].map { .number(String($0)) })
      })
  }

  /// Who dialled, where that is not the first of the parties.
  func originator(ofChannels count: Int?) -> Int? {
    guard case .choice(let direction) = call.facts["call.direction"] else { return nil }
    let originator = direction == "outbound" ? Self.agent : Self.caller
    let first = count ?? 1 > 1 ? party(onChannel: 0) : order.first
    return first == originator ? nil : originator
  }

  /// The parties of one channel, who dialled first.
  private var order: [Int] {
    call.facts["call.direction"] == .choice("outbound")
      ? [Self.agent, Self.caller] : [Self.caller, Self.agent]
  }

  private func party(onChannel channel: Int) -> Int? {
    guard call.channelSpeakers.indices.contains(channel) else { return nil }
    switch call.channelSpeakers[channel] {
    case .caller: return Self.caller
    case .agent: return Self.agent
    default: return nil
    }
  }
}
