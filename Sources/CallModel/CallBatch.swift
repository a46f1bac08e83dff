/// Calls of which files tell, packed as far as they say what nearly all do: their texts lie in one piece of memory, so
/// that they are read and booked without an object for each.
public struct CallBatch: Sendable {
  /// A fact that a packed call can say.
  package struct PackedField: Sendable, Hashable {
    package let path: String
    package let type: FieldType
  }

  /// The facts that a packed call can say, in the order of its cells, which come behind its id.
  package static let fields = [
    PackedField(path: "call.started", type: .instant),
    PackedField(path: "call.direction", type: .choice),
    PackedField(path: "call.answered", type: .flag),
    PackedField(path: "call.voicemail", type: .flag),
    PackedField(path: "call.duration", type: .duration),
    PackedField(path: "call.ring_time", type: .duration),
    PackedField(path: "call.language", type: .text),
    PackedField(path: "caller.number", type: .phone),
    PackedField(path: "caller.is_repeat", type: .flag),
    PackedField(path: "caller.region", type: .text),
    PackedField(path: "agent.id", type: .text),
    PackedField(path: "agent.team", type: .text),
    PackedField(path: "agent.number", type: .phone),
    PackedField(path: "tracking.number", type: .phone),
    PackedField(path: "tracking.pool", type: .text),
    PackedField(path: "campaign.id", type: .text),
    PackedField(path: "campaign.name", type: .text),
    PackedField(path: "campaign.source", type: .text),
    PackedField(path: "campaign.medium", type: .text),
    PackedField(path: "campaign.keyword", type: .text),
  ]

  /// The packed calls: the id as a text, then the facts.
  package private(set) var packed = MarketBatch(columnCount: fields.count + 1)
  /// The other ones.
  ///
  /// INVARIANT: no packed call has an id that another call has, packed or not.
  package private(set) var others: [Call] = []

  /// A batch of no calls.
  public init() {}

  /// The batch of these calls, in their order.
  public init(_ calls: [Call]) { others = calls }

  /// How many calls it has.
  public var callCount: Int { packed.rowCount + others.count }

  /// Adds a call.
  public mutating func append(_ call: Call) { others.append(call) }

  /// Adds a packed call of these `cells`, whose texts stand in `text`. Nothing else in the batch has its id.
  package mutating func append(_ cells: [MarketBatch.Cell], text: UnsafeBufferPointer<UInt8>) {
    packed.append(cells, text: text)
  }

  /// The packed call at `place`, counted from 0.
  package func call(at place: Int) -> Call {
    let values = packed.values(ofRow: place)
    var id = ""
    if case .text(let text) = values[0] { id = text }
    var facts = CallFacts(["call.id": .text(id)])
    for (field, value) in zip(Self.fields, values.dropFirst()) {
      facts[field.path] = Self.value(value, of: field.type)
    }
    return Call(id: id, recordingPath: nil, facts: facts)
  }

  private static func value(_ value: MarketValue, of type: FieldType) -> FieldValue? {
    switch (value, type) {
    case (.text(let text), .choice): .choice(text)
    case (.text(let text), .phone): PhoneNumber(text).map { .phone($0) }
    case (.text(let text), _): .text(text)
    case (.integer(let number), .flag): .flag(number != 0)
    case (.integer(let number), _): .duration(ms: number)
    case (.instant(let instant), _): .instant(instant)
    case (.unknown, _), (.contact, _), (.money, _): nil
    }
  }
}
