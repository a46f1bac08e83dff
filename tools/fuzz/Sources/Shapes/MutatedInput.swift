import CLibFuzzer

/// Changes an input in place, as libFuzzer asks of a target's own mutator: mostly along its shape, now and
/// then as libFuzzer does by itself.
///
/// - Returns: how many bytes it has now; at most `limit`.
public func mutate(
  _ data: UnsafeMutablePointer<UInt8>, count: Int, limit: Int, seed: UInt32
) -> Int {
  var mutation = ShapedMutation(seed: seed)
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  guard seed % 4 != 0, let changed = mutation.mutated(bytes), changed.count <= limit else {
    return LLVMFuzzerMutate(data, count, limit)
  }
  for (at, byte) in changed.enumerated() { data[at] = byte }
  return changed.count
}
