import Claims
import Shapes

/// The bytes are a transcript in one of its formats: each of the claims holds, nothing traps. What is no
/// transcript of the reader that the run is pinned to is not kept.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTranscripts(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = [UInt8](fuzz: data, count: count)
  guard PinnedReader.shared.takes(bytes) else { return -1 }
  claimRead(bytes)
  return 0
}

/// Changes an input along its shape.
@_cdecl("LLVMFuzzerCustomMutator")
public func mutateTranscript(
  _ data: UnsafeMutablePointer<UInt8>, _ count: Int, _ limit: Int, _ seed: CUnsignedInt
) -> Int {
  mutate(data, count: count, limit: limit, seed: seed)
}
