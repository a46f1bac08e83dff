import Claims

/// The bytes are a transcript in one of its formats: each of the claims holds, nothing traps.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTranscripts(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  claimRead([UInt8](fuzz: data, count: count))
  return 0
}
