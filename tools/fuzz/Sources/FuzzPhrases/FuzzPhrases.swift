import Claims

/// The bytes are a pattern, a line feed, and what was said: each of the claims holds, nothing traps.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPhrases(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = [UInt8](fuzz: data, count: count)
  let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
  let pattern = String(decoding: bytes[..<end], as: UTF8.self)
  let said = String(decoding: bytes[end...].dropFirst(), as: UTF8.self)
  claimFolded(said)
  claimPattern(pattern)
  claimMatched(pattern, in: said)
  return 0
}
