import Acoustics
import CKernels
import Diagnostics
import FoundationEssentials
import TestSupport

/// A model of random weights in the shape of the real one, as a folder on disk and as plain arrays: so
/// that everything from the file to the posteriors is tested without the real model.
struct RandomModel {
  /// The tensors of the file by name: shape and numbers.
  let tensors: [String: Tensor]
  let directory: String

  struct Tensor {
    var shape: [Int]
    var values: [Float]
  }

  /// Draws the weights and writes the folder.
  init(seed: UInt64 = 1, changing change: (inout [String: Tensor]) -> Void = { _ in }) throws {
    var tensors = Self.draw(seed: seed)
    change(&tensors)
    self.tensors = tensors
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "earshot-random-model-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    directory = folder.path
    try Data(Self.bytes(of: tensors)).write(to: folder.appending(path: "asr_waveform.hama"))
    let names = (0..<189).map { "\"c\($0)\"" }.joined(separator: ",")
    try Data("{\"encoder\":[],\"decoder\":[\(names)]}".utf8)
      .write(to: folder.appending(path: "g2p_vocab.json"))
  }

  /// Deletes the folder.
  func remove() { try? FileManager.default.removeItem(atPath: directory) }

  func model(
    _ level: KernelLevel = .best, in arithmetic: NetworkArithmetic = .floats
  ) throws(InputError) -> AcousticModel {
    try AcousticModel(directory: directory, arithmetic: arithmetic, level: level)
  }

  private static func draw(seed: UInt64) -> [String: Tensor] {
    var generator = SeededGenerator(seed: seed)
    var tensors: [String: Tensor] = [:]
    /// Numbers about `center`, small enough that a sum of `fanIn` products stays about 1.
    func add(_ name: String, _ shape: [Int], fanIn: Int = 16, center: Float = 0) {
      let magnitude = 1.7 / Float(fanIn).squareRoot()
      tensors[name] = Tensor(
        shape: shape,
        values: generator.floats(shape.reduce(1, *), magnitude: magnitude).map { center + $0 })
    }
    func addNorm(_ name: String) {
      add(name + ".weight", [144], center: 1)
      add(name + ".bias", [144])
    }
    add("mel_fb", [201, 80], fanIn: 1000, center: 0.06)
    addTransform(to: &tensors)
    add("onnx::Conv_801", [144, 80, 3], fanIn: 2400)
    add("onnx::Conv_802", [144])
    for block in 0..<4 {
      let name = "acoustic_model.model.blocks.\(block)."
      let matrix = 829 + 9 * block
      for (part, first) in [("ffn1", matrix), ("ffn2", matrix + 7)] {
        addNorm(name + part + ".norm")
        add("onnx::MatMul_\(first)", [144, 576], fanIn: 144)
        add(name + part + ".fc1.bias", [576])
        add("onnx::MatMul_\(first + 1)", [576, 144], fanIn: 576)
        add(name + part + ".fc2.bias", [144])
      }
      addNorm(name + "attn_norm")
      add("onnx::MatMul_\(matrix + 2)", [144, 432], fanIn: 144)
      add(name + "attn.in_proj_bias", [432])
      add("onnx::MatMul_\(matrix + 6)", [144, 144], fanIn: 144)
      add(name + "attn.out_proj.bias", [144])
      addNorm(name + "conv.norm")
      add(name + "conv.pointwise1.weight", [288, 144, 1], fanIn: 144)
      add(name + "conv.pointwise1.bias", [288])
      add("onnx::Conv_\(804 + 3 * block)", [144, 1, 31], fanIn: 31)
      add("onnx::Conv_\(805 + 3 * block)", [144])
      add(name + "conv.pointwise2.weight", [144, 144, 1], fanIn: 144)
      add(name + "conv.pointwise2.bias", [144])
      addNorm(name + "norm")
    }
    add("acoustic_model.model.proj.weight", [191, 144, 1], fanIn: 144)
    add("acoustic_model.model.proj.bias", [191])
    return tensors
  }

  /// The transform is no matter of chance: the fast one must agree with the file's.
  private static func addTransform(to tensors: inout [String: Tensor]) {
    var real: [Float] = []
    var imaginary: [Float] = []
    for bin in 0..<201 {
      for sample in 0..<400 {
        let window = 0.5 - 0.5 * cosine(turns: sample, of: 400)
        real.append(Float(window * cosine(turns: bin * sample, of: 400)))
        imaginary.append(Float(-window * cosine(turns: bin * sample - 100, of: 400)))
      }
    }
    tensors["stft_real_kernel"] = Tensor(shape: [201, 1, 400], values: real)
    tensors["stft_imag_kernel"] = Tensor(shape: [201, 1, 400], values: imaginary)
  }

  /// The file that `TensorFile` documents.
  private static func bytes(of tensors: [String: Tensor]) -> [UInt8] {
    var table: [UInt8] = Array("HAMAPK".utf8) + [1, 2] + littleEndian(UInt32(tensors.count))
    var data: [UInt8] = []
    for (name, tensor) in tensors.sorted(by: { $0.key < $1.key }) {
      table += littleEndian(UInt16(name.utf8.count)) + Array(name.utf8)
      table += [0, UInt8(tensor.shape.count)] + tensor.shape.flatMap { littleEndian(UInt32($0)) }
      table += littleEndian(UInt64(data.count)) + littleEndian(UInt64(4 * tensor.values.count))
      tensor.values.withUnsafeBytes { data += $0 }
    }
    while table.count % 16 != 0 { table.append(0) }
    return table + data
  }

  private static func littleEndian<Value: FixedWidthInteger>(_ value: Value) -> [UInt8] {
    (0..<Value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
