import CKernels
import Foundation
import TestSupport
import Testing

@Suite("One head of attention")
struct AttentionTests {
  @Test("is that of the definition for all lengths around the groups' edges", arguments: levels)
  func lengths(level: KernelLevel) {
    for frames in [1, 2, 7, 15, 16, 17, 31, 33, 47, 48, 49, 65, 97, 150] {
      check(frames: frames, width: 36, magnitude: 1, level)
    }
  }

  @Test("is that of the definition for other widths", arguments: levels)
  func widths(level: KernelLevel) {
    for width in [1, 2, 5, 16, 33] { check(frames: 20, width: width, magnitude: 1, level) }
  }

  @Test("does not overflow where scores are far apart", arguments: levels)
  func largeScores(level: KernelLevel) {
    // Scores of ± 600: their exponentials would overflow, were the largest not taken off first.
    check(frames: 40, width: 36, magnitude: 10, level)
  }

  @Test("reads nothing between the rows and writes nothing there", arguments: levels)
  func gaps(level: KernelLevel) {
    var generator = SeededGenerator(seed: 21)
    let (frames, width, stride) = (19, 4, 13)
    var rows = generator.floats(frames * stride)
    let first = run(rows, frames: frames, width: width, stride: stride, level)
    for frame in 0..<frames { rows[frame * stride + 12] = .nan }
    let second = run(rows, frames: frames, width: width, stride: stride, level)
    #expect(first == second)
    for frame in 0..<frames { #expect(first[frame * (width + 1) + width] == untouched) }
  }

  private func check(frames: Int, width: Int, magnitude: Float, _ level: KernelLevel) {
    var generator = SeededGenerator(seed: UInt64(100 * frames + width))
    let stride = 3 * width
    let rows = generator.floats(frames * stride, magnitude: magnitude)
    let output = run(rows, frames: frames, width: width, stride: stride, level)
    for query in 0..<frames {
      let expected = attend(query, rows, frames: frames, width: width)
      let actual = Array(output[query * (width + 1)..<query * (width + 1) + width])
      #expect(
        worstError(actual, expected) { _ in 1e-5 * Double(magnitude) * Double(magnitude) } < 1,
        "frame \(query) of \(frames), width \(width), on \(level)")
    }
  }

  /// softmax(q · kᵀ / √width) · v of one frame, in double precision.
  private func attend(_ query: Int, _ rows: [Float], frames: Int, width: Int) -> [Double] {
    let element = { (frame: Int, part: Int, d: Int) in
      Double(rows[frame * 3 * width + part * width + d])
    }
    let scores = (0..<frames).map { key in
      (0..<width).reduce(0) { $0 + element(query, 0, $1) * element(key, 1, $1) }
        / Double(width).squareRoot()
    }
    let largest = scores.max() ?? 0
    let powers = scores.map { exp($0 - largest) }
    let sum = powers.reduce(0, +)
    return (0..<width).map { d in
      (0..<frames).reduce(0) { $0 + powers[$1] * element($1, 2, d) } / sum
    }
  }

  private func run(
    _ rows: [Float], frames: Int, width: Int, stride: Int, _ level: KernelLevel
  ) -> [Float] {
    let scratchSize = ck_attention_scratch_size(frames, width)
    var scratch = [Float](repeating: .nan, count: scratchSize) + [untouched]
    var output = [Float](repeating: untouched, count: frames * (width + 1))
    rows.withUnsafeBufferPointer { rows in
      guard let queries = rows.baseAddress else { return }
      ck_attention_head(
        level, frames, width, 1 / Float(width).squareRoot(), queries, queries + width,
        queries + 2 * width, stride, &scratch, &output, width + 1)
    }
    #expect(scratch[scratchSize] == untouched)
    return output
  }
}
