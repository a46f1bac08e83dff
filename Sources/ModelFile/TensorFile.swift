public import Diagnostics

/// A `.hama` file: named tensors of 32-bit or 16-bit numbers behind one table.
///
/// The layout, all integers little-endian:
///
///     "HAMAPK" · version (1) · kind · u32 count
///     count × ( u16 nameLength · name in UTF-8 · u8 type (0: 32-bit, 1: 16-bit) · u8 rank
///               · u32 dimensions[rank] · u64 offset · u64 byteCount )
///     zeros up to a multiple of 16 · data
///
/// Offsets count from the start of the data; each tensor begins at the first multiple of 4 after the
/// one before, and the last ends with the file. Every one of these rules is checked when the file is
/// opened, so that a file cut short, overwritten or made up is refused with the byte where it goes
/// wrong, and nothing read from it later can fall outside.
public struct TensorFile: Sendable {
  /// The file, as the user named it.
  public let path: String
  /// The tensors in the order of the file.
  public let entries: [Entry]
  private let bytes: [UInt8]
  private let indexByName: [String: Int]

  /// What network a file describes, from its header.
  public enum Kind: UInt8, Sendable, CaseIterable {
    /// The encoder of the grapheme-to-phoneme model.
    case pronunciationEncoder = 0
    /// One step of the decoder of the grapheme-to-phoneme model.
    case pronunciationDecoder = 1
    /// The acoustic model: waveform to phoneme posteriors.
    case acousticModel = 2
  }

  /// A tensor's name, shape and place in the file.
  public struct Entry: Sendable, Hashable {
    /// The name by which the tensor is asked for.
    public let name: String
    /// The lengths of the dimensions, outermost first.
    public let shape: [Int]
    /// How many bits a number has in the file: 32 or 16.
    public let bitsPerNumber: Int
    /// Where its numbers lie in the file.
    let byteRange: Range<Int>
    /// Where its row of the table begins.
    let tableByte: Int
  }

  /// Reads the file at `path` whole and checks its table.
  ///
  /// - Throws: where the file cannot be read, is of another kind than `kind`, or breaks the layout.
  public init(path: String, kind: Kind) throws(InputError) {
    let bytes = try FileBytes.read(path: path, missingAdvice: Self.missingAdvice)
    try self.init(bytes: bytes, path: path, kind: kind)
  }

  /// Checks `bytes` as the contents of a file that errors call `path`.
  public init(bytes: [UInt8], path: String, kind: Kind) throws(InputError) {
    var table = TensorTable(bytes, path: path)
    try table.parse(kind: kind)
    self.path = path
    self.bytes = bytes
    entries = table.entries
    indexByName = table.indexByName
  }

  /// The tensor `name`, its numbers as `Float` (exactly, also from 16 bits).
  ///
  /// Costs time in proportion to its size; nothing is kept.
  /// - Throws: where the file has no such tensor, or has it in another shape than `shape`.
  public func tensor(_ name: String, shape: [Int]) throws(InputError) -> Tensor {
    guard let entry = entry(name) else {
      throw InputError(
        path: path, reason: "the file has no tensor `\(name)`", advice: Self.damageAdvice)
    }
    guard entry.shape == shape else {
      throw InputError(
        path: path, at: .byte(entry.tableByte),
        reason: "tensor `\(name)` has shape \(entry.shape), not \(shape)",
        advice: Self.damageAdvice)
    }
    return Tensor(verifiedShape: shape, values: numbers(of: entry))
  }

  /// The row of the table for tensor `name`; `nil` if there is none.
  public func entry(_ name: String) -> Entry? { indexByName[name].map { entries[$0] } }

  private func numbers(of entry: Entry) -> [Float] {
    bytes.withUnsafeBytes { raw in
      let data = UnsafeRawBufferPointer(rebasing: raw[entry.byteRange])
      let width = entry.bitsPerNumber / 8
      return [Float](unsafeUninitializedCapacity: data.count / width) { output, count in
        count = data.count / width
        for index in 0..<count {
          output[index] =
            width == 4
            ? Float(
              bitPattern: UInt32(
                littleEndian: data.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self)))
            : Float(
              halfPrecisionBits: UInt16(
                littleEndian: data.loadUnaligned(fromByteOffset: 2 * index, as: UInt16.self)))
        }
      }
    }
  }

  static let damageAdvice =
    "the model is damaged or another one; run `tools/setup` to fetch it again"
  static let missingAdvice = "run `tools/setup` to fetch the model"
}
