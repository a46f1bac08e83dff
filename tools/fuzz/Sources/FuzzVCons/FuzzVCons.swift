import Claims
import Shapes

/// The bytes are a vCon, the container of a call: each of the claims holds, nothing traps.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzVCons(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = [UInt8](fuzz: data, count: count)
  let folder = CallFolder.shared
  folder.write(bytes)
  claimCall(in: folder, of: bytes)
  return 0
}

/// Changes an input along its shape.
@_cdecl("LLVMFuzzerCustomMutator")
public func mutateVCon(
  _ data: UnsafeMutablePointer<UInt8>, _ count: Int, _ limit: Int, _ seed: CUnsignedInt
) -> Int {
  mutate(data, count: count, limit: limit, seed: seed)
}
