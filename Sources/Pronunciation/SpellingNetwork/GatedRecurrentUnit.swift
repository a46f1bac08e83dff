internal import Diagnostics
internal import ModelFile

/// A gated recurrent unit (Cho et al. 2014), in the form whose reset gate acts on the product with the
/// state, as PyTorch and ONNX (`linear_before_reset`) have it.
struct GatedRecurrentUnit: Sendable {
  /// How many numbers the state has.
  static let stateWidth = 96

  // The gates' rows in the order update, reset, candidate.
  private let inputWeights: Matrix
  private let stateWeights: Matrix
  private let inputBias: [Float]
  private let stateBias: [Float]

  /// Direction `direction` of the unit whose ONNX tensors are numbered `input`, `state` and `bias`.
  init(
    _ file: TensorFile, input: Int, state: Int, bias: Int, inputWidth: Int, direction: Int = 0,
    of directionCount: Int = 1
  ) throws(InputError) {
    let width = Self.stateWidth
    let rows = direction * 3 * width..<(direction + 1) * 3 * width
    inputWeights = Matrix(
      try file.tensor("onnx::GRU_\(input)", shape: [directionCount, 3 * width, inputWidth])
    ).rows(rows)
    stateWeights = Matrix(
      try file.tensor("onnx::GRU_\(state)", shape: [directionCount, 3 * width, width])
    ).rows(rows)
    let biases = Matrix(try file.tensor("onnx::GRU_\(bias)", shape: [directionCount, 6 * width]))
      .row(direction)
    inputBias = Array(biases[..<(3 * width)])
    stateBias = Array(biases[(3 * width)...])
  }

  /// The state after `input`, from `state`.
  func step(_ input: [Float], from state: [Float]) -> [Float] {
    let fromInput = inputWeights * input + inputBias
    let fromState = stateWeights * state + stateBias
    let width = Self.stateWidth
    let gates = sigmoid((fromInput + fromState)[..<(2 * width)])
    let candidates = tanh(
      (0..<width).map { fromInput[2 * width + $0] + gates[width + $0] * fromState[2 * width + $0] })
    return (0..<width).map { (1 - gates[$0]) * candidates[$0] + gates[$0] * state[$0] }
  }

  /// The states after each of `inputs`, beginning with a state of zeros.
  func states(over inputs: [[Float]]) -> [[Float]] {
    var state = [Float](repeating: 0, count: Self.stateWidth)
    return inputs.map { input in
      state = step(input, from: state)
      return state
    }
  }
}

/// Two units over the same sequence, one forwards and one backwards.
struct BidirectionalUnit: Sendable {
  private let forward: GatedRecurrentUnit
  private let backward: GatedRecurrentUnit

  /// The pair whose ONNX tensors are numbered `input`, `state` and `bias`.
  init(_ file: TensorFile, input: Int, state: Int, bias: Int, inputWidth: Int) throws(InputError) {
    forward = try GatedRecurrentUnit(
      file, input: input, state: state, bias: bias, inputWidth: inputWidth, direction: 0, of: 2)
    backward = try GatedRecurrentUnit(
      file, input: input, state: state, bias: bias, inputWidth: inputWidth, direction: 1, of: 2)
  }

  /// For each input the forward state after it and the backward state before it, joined; and the two
  /// states at the ends of their ways, joined.
  func callAsFunction(_ inputs: [[Float]]) -> (outputs: [[Float]], final: [Float]) {
    let ahead = forward.states(over: inputs)
    let back = Array(backward.states(over: inputs.reversed()).reversed())
    return (zip(ahead, back).map { joined($0, $1) }, joined(ahead.last ?? [], back.first ?? []))
  }
}

/// One vector after the other. (`+` adds vectors here.)
func joined(_ first: [Float], _ second: [Float]) -> [Float] { [first, second].flatMap { $0 } }
