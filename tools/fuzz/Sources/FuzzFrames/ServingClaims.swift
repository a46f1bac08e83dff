import Claims
import Foundation
import RuleServer

/// The server answers with messages in frames, whatever it is told, and its answers do not depend on
/// how the stream is cut.
func claimServed(_ stream: [UInt8]) {
  let (output, exitCode) = served(stream, inPiecesOf: stream.count)
  claim(exitCode.map { $0 == 0 || $0 == 1 } ?? true, "the server ends well or badly")
  let messages = messages(in: output)
  for content in messages {
    let message = try? JSONSerialization.jsonObject(with: Data(content)) as? [String: Any]
    claim(message?["jsonrpc"] as? String == "2.0", "what the server writes is a message")
  }
  let again = FuzzFrames.messages(in: served(stream, inPiecesOf: 100).output)
  claim(answers(among: again) == answers(among: messages), "answers are the same in any pieces")
}

/// What is said about documents that have nothing to do with each other comes in any order, and why
/// bytes are no message depends on how many have come.
private func answers(among messages: [[UInt8]]) -> Set<String> {
  Set(messages.map { String(decoding: $0, as: UTF8.self) }.filter { !$0.contains("-32700") })
}

private func messages(in output: [UInt8]) -> [[UInt8]] {
  events(in: output, inPiecesOf: output.count).compactMap { event in
    guard case .message(let content) = event else {
      claim(false, "what the server writes can be read")
      return nil
    }
    return content
  }
}

private func served(
  _ stream: [UInt8], inPiecesOf size: Int
) -> (output: [UInt8], exitCode: Int32?) {
  var server = LanguageServer(version: "0")
  var output: [UInt8] = []
  for start in stride(from: 0, to: stream.count, by: max(1, size)) {
    output += server.receive(stream[start..<min(start + max(1, size), stream.count)])
  }
  output += server.settle()
  return (output, server.exitCode)
}
