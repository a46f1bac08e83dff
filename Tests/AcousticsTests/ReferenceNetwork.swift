import Foundation

/// The network as plain loops in double precision, straight from its description: slow, and obvious.
struct ReferenceNetwork {
  let tensors: [String: RandomModel.Tensor]

  typealias Rows = [[Double]]

  /// Log probabilities, frame by frame, of a signal that is one window.
  func callAsFunction(_ signal: [Float]) -> Rows { classify(stem(features(signal))) }

  /// Logarithms of the mel bands, one row for each 160 samples.
  func features(_ signal: [Float]) -> Rows {
    let padded = (-200..<signal.count + 200).map { Double(signal[bounce($0, signal.count)]) }
    let real = values("stft_real_kernel")
    let imaginary = values("stft_imag_kernel")
    let bands = values("mel_fb")
    return stride(from: 0, through: padded.count - 400, by: 160).map { start in
      let power = (0..<201).map { bin in
        var (re, im) = (0.0, 0.0)
        for sample in 0..<400 {
          re += padded[start + sample] * real[bin * 400 + sample]
          im += padded[start + sample] * imaginary[bin * 400 + sample]
        }
        return re * re + im * im
      }
      return (0..<80).map { band in
        log(max((0..<201).reduce(0) { $0 + power[$1] * bands[$1 * 80 + band] }, 1e-10))
      }
    }
  }

  /// A position outside the signal, walked back step by step from mirror to mirror.
  private func bounce(_ index: Int, _ count: Int) -> Int {
    guard count > 1 else { return 0 }
    var index = index
    while !(0..<count).contains(index) {
      index = index < 0 ? -index : 2 * (count - 1) - index
    }
    return index
  }

  /// The first layer: three rows to one, every other row.
  func stem(_ features: Rows) -> Rows {
    let kernel = values("onnx::Conv_801")
    let bias = values("onnx::Conv_802")
    return (0..<(features.count + 1) / 2).map { frame in
      (0..<144).map { output in
        var sum = bias[output]
        for tap in 0..<3 where features.indices.contains(2 * frame + tap - 1) {
          for band in 0..<80 {
            sum += features[2 * frame + tap - 1][band] * kernel[(output * 80 + band) * 3 + tap]
          }
        }
        return 0.5 * sum * (1 + erf(sum / 2.0.squareRoot()))
      }
    }
  }

  /// The four blocks and the last layer, over one window.
  func classify(_ frames: Rows) -> Rows {
    var x = frames
    for block in 0..<4 {
      let name = "acoustic_model.model.blocks.\(block)."
      let matrix = 829 + 9 * block
      x = add(x, 0.5, feedForward(x, name + "ffn1", matrix))
      x = add(x, 1, attention(x, name, matrix))
      x = add(x, 1, convolution(x, name + "conv", 804 + 3 * block))
      x = add(x, 0.5, feedForward(x, name + "ffn2", matrix + 7))
      x = norm(x, name + "norm")
    }
    return pointwise(x, "acoustic_model.model.proj", 191).map { row in
      let largest = row.max() ?? 0
      let logSum = largest + log(row.reduce(0) { $0 + exp($1 - largest) })
      return row.map { $0 - logSum }
    }
  }

  private func feedForward(_ x: Rows, _ name: String, _ matrix: Int) -> Rows {
    let hidden = dense(norm(x, name + ".norm"), matrix, name + ".fc1.bias", 576).map {
      $0.map(silu)
    }
    return dense(hidden, matrix + 1, name + ".fc2.bias", 144)
  }

  private func attention(_ x: Rows, _ name: String, _ matrix: Int) -> Rows {
    let projected = dense(norm(x, name + "attn_norm"), matrix + 2, name + "attn.in_proj_bias", 432)
    var heads = Rows(repeating: [], count: x.count)
    for head in 0..<4 {
      let q = head * 36
      for query in x.indices {
        let scores = x.indices.map { key in
          (0..<36).reduce(0) {
            $0 + projected[query][q + $1] * projected[key][144 + q + $1]
          } / 6
        }
        let largest = scores.max() ?? 0
        let powers = scores.map { exp($0 - largest) }
        let sum = powers.reduce(0, +)
        heads[query] += (0..<36).map { d in
          x.indices.reduce(0) { $0 + powers[$1] * projected[$1][288 + q + d] } / sum
        }
      }
    }
    return dense(heads, matrix + 6, name + "attn.out_proj.bias", 144)
  }

  private func convolution(_ x: Rows, _ name: String, _ depthwise: Int) -> Rows {
    let expanded = pointwise(norm(x, name + ".norm"), name + ".pointwise1", 288)
    let gated = expanded.map { row in (0..<144).map { row[$0] / (1 + exp(-row[144 + $0])) } }
    let kernel = values("onnx::Conv_\(depthwise)")
    let bias = values("onnx::Conv_\(depthwise + 1)")
    let convolved = x.indices.map { frame in
      (0..<144).map { channel in
        var sum = bias[channel]
        for tap in 0..<31 where x.indices.contains(frame + tap - 15) {
          sum += gated[frame + tap - 15][channel] * kernel[channel * 31 + tap]
        }
        return silu(sum)
      }
    }
    return pointwise(convolved, name + ".pointwise2", 144)
  }

  private func silu(_ x: Double) -> Double { x / (1 + exp(-x)) }

  private func norm(_ x: Rows, _ name: String) -> Rows {
    let gain = values(name + ".weight")
    let bias = values(name + ".bias")
    return x.map { row in
      let mean = row.reduce(0, +) / 144
      let variance = row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 144
      return row.indices.map {
        (row[$0] - mean) / (variance + 1e-5).squareRoot() * gain[$0] + bias[$0]
      }
    }
  }

  /// A matrix that is stored as [input][output].
  private func dense(_ x: Rows, _ matrix: Int, _ bias: String, _ columns: Int) -> Rows {
    let weights = values("onnx::MatMul_\(matrix)")
    let bias = values(bias)
    return x.map { row in
      var sums = bias
      for (d, element) in row.enumerated() {
        for column in 0..<columns { sums[column] += element * weights[d * columns + column] }
      }
      return sums
    }
  }

  /// A matrix that is stored as [output][input].
  private func pointwise(_ x: Rows, _ name: String, _ columns: Int) -> Rows {
    let weights = values(name + ".weight")
    let bias = values(name + ".bias")
    return x.map { row in
      (0..<columns).map { column in
        row.indices.reduce(bias[column]) { $0 + row[$1] * weights[column * row.count + $1] }
      }
    }
  }

  private func add(_ x: Rows, _ scale: Double, _ y: Rows) -> Rows {
    zip(x, y).map { zip($0, $1).map { $0 + scale * $1 } }
  }

  private func values(_ name: String) -> [Double] {
    (tensors[name]?.values ?? []).map(Double.init)
  }
}
