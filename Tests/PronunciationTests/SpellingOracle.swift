import Foundation

/// The spelling network as the library that came with the model runs it.
struct SpellingOracle {
  struct Failure: Error, CustomStringConvertible { let description: String }

  private typealias Load = @convention(c) (UnsafeRawPointer, Int) -> OpaquePointer?
  private typealias RunEncoder =
    @convention(c) (
      OpaquePointer, UnsafePointer<Int64>, Int64, Int64, UnsafeMutablePointer<Float>,
      UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>, UnsafeMutablePointer<UInt8>,
      UnsafeMutablePointer<Float>
    ) -> Int32
  private typealias StepDecoder =
    @convention(c) (
      OpaquePointer, Int64, UnsafePointer<Float>, UnsafePointer<Float>, UnsafePointer<UInt8>,
      UnsafePointer<Float>, UnsafePointer<Float>, UnsafePointer<Float>, Int64,
      UnsafeMutablePointer<Int64>, UnsafeMutablePointer<Int64>, UnsafeMutablePointer<Float>,
      UnsafeMutablePointer<Float>
    ) -> Int32

  private struct Vocabulary: Decodable {
    let encoder: [String]
    let decoder: [String]
  }

  private let vocabulary: Vocabulary
  private let encoder: OpaquePointer
  private let decoder: OpaquePointer
  private let run: RunEncoder
  private let step: StepDecoder

  init(modelFolder: String) throws {
    func data(_ name: String) throws -> Data {
      do { return try Data(contentsOf: URL(filePath: modelFolder + "/" + name)) } catch {
        throw Failure(description: "\(modelFolder)/\(name) cannot be read; run `tools/setup`")
      }
    }
    guard let library = dlopen(modelFolder + "/libhama.so", RTLD_NOW) else {
      throw Failure(description: "\(modelFolder)/libhama.so cannot be opened; run `tools/setup`")
    }
    func function<Signature>(_ name: String, as: Signature.Type) throws -> Signature {
      guard let symbol = dlsym(library, name) else {
        throw Failure(description: "libhama.so has no `\(name)`")
      }
      return unsafeBitCast(symbol, to: Signature.self)
    }
    func load(_ file: String, by name: String) throws -> OpaquePointer {
      let bytes = try data(file)
      let loader = try function(name, as: Load.self)
      guard
        let loaded = bytes.withUnsafeBytes({ raw in
          raw.baseAddress.flatMap { loader($0, raw.count) }
        })
      else { throw Failure(description: "libhama.so refuses \(file)") }
      return loaded
    }
    vocabulary = try JSONDecoder().decode(Vocabulary.self, from: data("g2p_vocab.json"))
    encoder = try load("encoder.hama", by: "hama_encoder_load")
    decoder = try load("decoder_step.hama", by: "hama_decoder_load")
    run = try function("hama_encoder_run", as: RunEncoder.self)
    step = try function("hama_decoder_step", as: StepDecoder.self)
  }

  /// The IPA symbols of a word of small letters.
  func symbols(of word: String) throws -> [String] {
    let letters = try word.map { letter in
      guard let index = vocabulary.encoder.firstIndex(of: String(letter)) else {
        throw Failure(description: "the network has no letter \(letter)")
      }
      return Int64(index)
    }
    let count = letters.count
    var outputs = [Float](repeating: 0, count: 192 * count)
    var keys = [Float](repeating: 0, count: 96 * count)
    var hidden = [Float](repeating: 0, count: 192)
    var mask = [UInt8](repeating: 0, count: count)
    var attention = [Float](repeating: 0, count: count)
    guard
      run(
        encoder, letters, Int64(count), Int64(count), &outputs, &keys, &hidden, &mask, &attention)
        == 0
    else { throw Failure(description: "libhama.so cannot encode \(word)") }

    let positions = (0..<count).map(Float.init)
    var symbols: [String] = []
    var last = Int64(vocabulary.decoder.firstIndex(of: "<sos>") ?? 1)
    for _ in 0..<32 {
      var next: Int64 = 0
      var looked: Int64 = 0
      var nextHidden = hidden
      var nextAttention = attention
      guard
        step(
          decoder, last, outputs, keys, mask, attention, hidden, positions, Int64(count), &next,
          &looked, &nextHidden, &nextAttention) == 0
      else { throw Failure(description: "libhama.so cannot decode \(word)") }
      (hidden, attention, last) = (nextHidden, nextAttention, next)
      let symbol = vocabulary.decoder[Int(next)]
      if symbol == "<eos>" { break }
      if !symbol.hasPrefix("<") { symbols.append(symbol) }
    }
    return symbols
  }
}
