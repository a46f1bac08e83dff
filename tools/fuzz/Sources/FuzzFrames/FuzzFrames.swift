import Claims

/// The bytes are what an editor sends: a stream as it is if it begins like one, and else messages,
/// one on each line, that are put into frames here. Each of the claims holds, and nothing traps.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFrames(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = [UInt8](fuzz: data, count: count)
  let stream = bytes.starts(with: "Content".utf8) ? bytes : frames(of: bytes)
  claimDecoded(stream)
  claimServed(stream)
  return 0
}

private func frames(of bytes: [UInt8]) -> [UInt8] {
  bytes.split(separator: UInt8(ascii: "\n")).flatMap { message in
    Array("Content-Length: \(message.count)\r\n\r\n".utf8) + message
  }
}
