import Diagnostics
import ModelFile
import Testing

@Suite("A .hama file")
struct TensorFileTests {
  private func open(_ file: SyntheticFile) throws -> TensorFile {
    try TensorFile(bytes: file.bytes, path: "small.hama", kind: .acousticModel)
  }

  /// The error that opening `file` gives.
  private func refusal(of file: SyntheticFile) throws -> InputError {
    try #require(throws: InputError.self) { try open(file) }
  }

  @Test("gives the tensors in order, with shape and width")
  func listsEntries() throws {
    let entries = try open(.small).entries
    #expect(entries.map(\.name) == ["first", "second", "third"])
    #expect(entries.map(\.shape) == [[2, 1], [3], []])
    #expect(entries.map(\.bitsPerNumber) == [32, 16, 32])
  }

  @Test("gives numbers of either width exactly")
  func readsNumbers() throws {
    let file = try open(.small)
    #expect(try file.tensor("first", shape: [2, 1]).values == [1.5, -2])
    #expect(try file.tensor("second", shape: [3]).values == [1, -2, 0x1p-24])
    #expect(try file.tensor("third", shape: []).values == [0.25])
  }

  @Test("reads a tensor that lies at an odd place behind a name of odd length")
  func readsUnalignedRows() throws {
    let file = try open(
      SyntheticFile(rows: [.halves("é", shape: [1], bits: [0x4200]), .floats("x", shape: [1], [7])])
    )
    #expect(try file.tensor("é", shape: [1]).values == [3])
    #expect(try file.tensor("x", shape: [1]).values == [7])
  }

  @Test("a tensor that is missing or shaped otherwise is an error that names it")
  func refusesOtherTensors() throws {
    let file = try open(.small)
    let missing = try #require(throws: InputError.self) { try file.tensor("fourth", shape: []) }
    #expect(missing.reason == "the file has no tensor `fourth`")
    let reshaped = try #require(throws: InputError.self) {
      try file.tensor("first", shape: [1, 2])
    }
    #expect(reshaped.reason == "tensor `first` has shape [2, 1], not [1, 2]")
    #expect(reshaped.location == .byte(12))
    #expect(file.entry("fourth") == nil)
  }

  @Test("a missing file tells how to get the model")
  func missingFile() throws {
    let error = try #require(throws: InputError.self) {
      try TensorFile(path: "/nonexistent/model.hama", kind: .acousticModel)
    }
    #expect(
      error.description
        == "/nonexistent/model.hama: there is no such file (run `tools/setup` to fetch the model)")
  }

  @Test("a folder in place of the file is an error")
  func folder() throws {
    let error = try #require(throws: InputError.self) {
      try TensorFile(path: "/", kind: .acousticModel)
    }
    #expect(error.reason == "the file cannot be read")
  }

  @Test("another mark, version or kind is refused at its byte")
  func header() throws {
    var file = SyntheticFile.small
    file.mark[3] = UInt8(ascii: "B")
    #expect(try refusal(of: file).location == .byte(0))
    file = .small
    file.version = 2
    #expect(try refusal(of: file).location == .byte(6))
    file = .small
    file.kind = 0
    let error = try refusal(of: file)
    #expect(error.location == .byte(7))
    #expect(error.reason == "the file holds a model of kind 0, not 2")
  }

  @Test("a table that promises more rows than the file has is refused where it ends")
  func tooManyRows() throws {
    var file = SyntheticFile.small
    file.count = .max
    // Behind the table come zeros and data, read as rows until one of them makes no sense.
    #expect(try refusal(of: file).location != .whole)
    file.count = 0
    #expect(try refusal(of: file).reason == "the file holds no tensors")
  }

  @Test(
    "dimensions whose product does not fit are refused",
    arguments: [
      [UInt32.max, .max, .max], [.max, .max], [1 << 31, 1 << 31, 4, 0],
      [.max, .max, .max, .max, 0],
      [UInt32.max], [1 << 16, 1 << 16, 1 << 16, 1 << 16],
    ] as [[UInt32]])
  func hugeDimensions(shape: [UInt32]) throws {
    let file = SyntheticFile(rows: [.init("huge", shape: shape, data: [0, 0, 0, 0])])
    #expect(try refusal(of: file).reason.hasSuffix("is larger than the file"))
  }

  @Test(
    "a place that overlaps, leaves a hole or overflows is refused",
    arguments: [0, 4, 12, 16, .max, UInt64(Int.max), UInt64(Int.max) - 3])
  func wrongOffsets(offset: UInt64) throws {
    var file = SyntheticFile.small
    file.rows[1].offset = offset
    #expect(try refusal(of: file).reason == "tensor `second` is placed at \(offset), not at 8")
  }

  @Test("a size other than the shape's is refused", arguments: [0, 4, 5, 7, 8, .max])
  func wrongSizes(byteCount: UInt64) throws {
    var file = SyntheticFile.small
    file.rows[1].byteCount = byteCount
    #expect(
      try refusal(of: file).reason
        == "tensor `second` says \(byteCount) bytes where its shape needs 6")
  }

  @Test("two tensors of one name are refused")
  func duplicateNames() throws {
    var file = SyntheticFile.small
    file.rows[2].name = "first"
    #expect(try refusal(of: file).reason == "a second tensor is called `first`")
  }

  @Test("an empty name is refused")
  func emptyName() throws {
    var file = SyntheticFile.small
    file.rows[0].name = ""
    #expect(try refusal(of: file).location == .byte(14))
  }
}
