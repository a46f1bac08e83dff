package import JSONText

/// Messages as they are written to the stream.
package enum Frame {
  /// `message` with its header.
  package static func bytes(of message: JSONValue) -> [UInt8] {
    bytes(of: Array(message.text.utf8))
  }

  /// `content` with its header.
  package static func bytes(of content: [UInt8]) -> [UInt8] {
    Array("Content-Length: \(content.count)\r\n\r\n".utf8) + content
  }
}
