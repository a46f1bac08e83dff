import CKernels
import Foundation
import TestSupport
import Testing

@Suite("One head of attention in bytes")
struct WholeAttentionTests {
  @Test("is that of rounded numbers, for all lengths around the groups' edges", arguments: levels)
  func lengths(level: KernelLevel) {
    for frames in [1, 2, 3, 4, 5, 7, 15, 16, 17, 33, 47, 48, 49, 65, 97, 150] {
      check(frames: frames, width: 36, magnitude: 1, level)
    }
  }

  @Test("is that of rounded numbers for other widths", arguments: levels)
  func widths(level: KernelLevel) {
    for width in [1, 2, 5, 16, 33, 60] { check(frames: 20, width: width, magnitude: 1, level) }
  }

  @Test("does not overflow where scores are far apart", arguments: levels)
  func largeScores(level: KernelLevel) {
    check(frames: 40, width: 36, magnitude: 10, level)
  }

  @Test(
    "weighs with what sums to one: values that are all alike come out as they are",
    arguments: levels)
  func alike(level: KernelLevel) {
    var generator = SeededGenerator(seed: 41)
    let (frames, width) = (150, 36)
    var rows = generator.floats(frames * 3 * width, magnitude: 2)
    for frame in 0..<frames {
      for d in 0..<width { rows[frame * 3 * width + 2 * width + d] = Float(d) - 17 }
    }
    let output = run(rows, frames: frames, width: width, stride: 3 * width, level)
    for frame in 0..<frames {
      for d in 0..<width {
        let value = Float(d) - 17
        #expect(abs(output[frame * (width + 1) + d] - value) <= 1e-6 * abs(value))
      }
    }
  }

  @Test("keeps the weight of many frames that have little each", arguments: levels)
  func faintFrames(level: KernelLevel) {
    // One key that is heard, and 1,999 of a five-hundredth of its weight, which by itself would be rounded
    // to nothing. All the values of the faint ones are 1, that of the loud one is 0.
    let frames = 2_000
    let faint = exp(-6.3)
    var rows = [Float](repeating: 0, count: frames * 3)
    for frame in 0..<frames {
      rows[3 * frame] = 1
      rows[3 * frame + 1] = frame == 777 ? 6.3 : 0
      rows[3 * frame + 2] = frame == 777 ? 0 : 1
    }
    let output = run(rows, frames: frames, width: 1, stride: 3, level)
    let expected = Double(frames - 1) * faint / (1 + Double(frames - 1) * faint)
    for frame in 0..<frames { #expect(abs(Double(output[2 * frame]) - expected) < 2e-3) }
  }

  @Test("reads nothing between the rows and writes nothing there", arguments: levels)
  func gaps(level: KernelLevel) {
    var generator = SeededGenerator(seed: 42)
    let (frames, width, stride) = (19, 4, 13)
    var rows = generator.floats(frames * stride)
    let first = run(rows, frames: frames, width: width, stride: stride, level)
    for frame in 0..<frames { rows[frame * stride + 12] = .nan }
    #expect(run(rows, frames: frames, width: width, stride: stride, level) == first)
    for frame in 0..<frames { #expect(first[frame * (width + 1) + width] == untouched) }
  }

  private func check(frames: Int, width: Int, magnitude: Float, _ level: KernelLevel) {
    var generator = SeededGenerator(seed: UInt64(100 * frames + width))
    let rows = generator.floats(frames * 3 * width, magnitude: magnitude)
    let output = run(rows, frames: frames, width: width, stride: 3 * width, level)
    let expected = attend(rows, frames: frames, width: width)
    for frame in 0..<frames {
      let actual = Array(output[frame * (width + 1)..<frame * (width + 1) + width])
      // A weight that is all but a half above a whole 254th may be rounded either way.
      #expect(
        worstError(actual, expected[frame]) { _ in 6e-3 * Double(magnitude) } < 1,
        "frame \(frame) of \(frames), width \(width), on \(level)")
    }
  }

  /// The definition in double precision over queries, keys and values that are rounded as the kernel
  /// rounds them, and weights in 254ths of the largest, each with what rounding left of those before.
  private func attend(_ rows: [Float], frames: Int, width: Int) -> [[Double]] {
    let part = { (frame: Int, part: Int) in
      (0..<width).map { rows[frame * 3 * width + part * width + $0] }
    }
    let queries = (0..<frames).map { rounded(part($0, 0)) }
    let keys = (0..<frames).map { rounded(part($0, 1)) }
    let values = (0..<width).map { d in
      rounded((0..<frames).map { rows[$0 * 3 * width + 2 * width + d] })
    }
    return queries.map { query in
      let scores = keys.map { key in
        zip(query, key).reduce(0) { $0 + $1.0 * $1.1 } / Double(width).squareRoot()
      }
      let largest = scores.max() ?? 0
      var carried = 0.0
      let weights = scores.map { score in
        let exact = 254 * exp(score - largest) + carried
        carried = exact - exact.rounded(.toNearestOrEven)
        return exact.rounded(.toNearestOrEven)
      }
      let sum = weights.reduce(0, +)
      return values.map { value in zip(weights, value).reduce(0) { $0 + $1.0 * $1.1 } / sum }
    }
  }

  private func rounded(_ numbers: [Float]) -> [Double] {
    let largest = numbers.map(abs).max() ?? 0
    guard largest > 0 else { return numbers.map(Double.init) }
    return numbers.map {
      Double(($0 * (127 / largest)).rounded(.toNearestOrEven)) * Double(largest / 127)
    }
  }

  private func run(
    _ rows: [Float], frames: Int, width: Int, stride: Int, _ level: KernelLevel
  ) -> [Float] {
    let size = ck_whole_attention_scratch_size(frames, width)
    var output = [Float](repeating: untouched, count: frames * (width + 1))
    withUnsafeTemporaryAllocation(byteCount: 4 * size + 64, alignment: 64) { scratch in
      let scratch = scratch.bindMemory(to: Float.self)
      scratch.initialize(repeating: .nan)
      scratch[size] = untouched
      rows.withUnsafeBufferPointer { rows in
        guard let queries = rows.baseAddress, let start = scratch.baseAddress else { return }
        ck_whole_attention_head(
          level, frames, width, 1 / Float(width).squareRoot(), queries, queries + width,
          queries + 2 * width, stride, start, &output, width + 1)
      }
      #expect(scratch[size] == untouched)
    }
    return output
  }
}
