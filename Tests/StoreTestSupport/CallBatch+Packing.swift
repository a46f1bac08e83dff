public import CallModel

extension CallBatch {
  /// Adds `call` packed; it says nothing but what a packed one can.
  public mutating func pack(_ call: Call) {
    let base = packed.bytes.count
    var text: [UInt8] = []
    func cell(_ word: String) -> MarketBatch.Cell {
      text += Array(word.utf8)
      return .text(start: base + text.count - word.utf8.count, count: UInt32(word.utf8.count))
    }
    let id = cell(call.id)
    let facts = CallBatch.fields.map { field -> MarketBatch.Cell in
      switch call.facts[field.path] {
      case .instant(let instant): .instant(instant)
      case .flag(let flag): .integer(flag ? 1 : 0)
      case .duration(let ms): .integer(ms)
      case .phone(let number): cell(number.e164)
      case .choice(let word), .text(let word): cell(word)
      default: .unknown
      }
    }
    text.withUnsafeBufferPointer { append([id] + facts, text: $0) }
  }
}
