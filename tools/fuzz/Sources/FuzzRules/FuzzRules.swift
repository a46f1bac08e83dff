import Claims
import Diagnostics

/// Any bytes are a rule file: each of the claims holds, and nothing traps.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRules(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let source = SourceFile(path: "fuzz.rules", bytes: [UInt8](fuzz: data, count: count))
  claimReadable(source)
  claimChecked(source)
  claimFormatted(source)
  return 0
}
