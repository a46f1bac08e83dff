import Claims
import RuleServer

/// The same comes out of a stream, however it is cut.
func claimDecoded(_ stream: [UInt8]) {
  let whole = events(in: stream, inPiecesOf: stream.count)
  for size in [1, 7, 64] {
    let pieces = events(in: stream, inPiecesOf: size)
    claim(pieces.map(\.message) == whole.map(\.message), "a stream reads the same in any pieces")
  }
  for case .fault(let reason) in whole { claim(!reason.isEmpty, "a fault has a reason") }
}

extension FrameDecoder.Event {
  /// The message; `nil` for a fault, whose reason depends on how much has come when it is seen.
  fileprivate var message: [UInt8]? {
    if case .message(let content) = self { content } else { nil }
  }
}

func events(in stream: [UInt8], inPiecesOf size: Int) -> [FrameDecoder.Event] {
  var decoder = FrameDecoder()
  var events: [FrameDecoder.Event] = []
  for start in stride(from: 0, to: stream.count, by: max(1, size)) {
    decoder.append(stream[start..<min(start + max(1, size), stream.count)])
    while let event = decoder.next() { events.append(event) }
  }
  return events
}
