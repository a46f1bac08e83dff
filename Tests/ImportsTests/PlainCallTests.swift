import CallModel
import Diagnostics
import Foundation
import Imports
import TestSupport
import Testing

/// Calls that are read straight into a batch, beside what `next()` reads of the same file.
@Suite struct PlainCallTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func rows() throws -> CallRows { try CallRows(path: folder.path("calls.csv")) }

  private func write(_ text: String) throws {
    try Data(text.utf8).write(to: URL(filePath: folder.path("calls.csv")))
  }

  /// What a file holds: the calls by their ids, since packed ones stand apart, and the rejections in their order.
  private struct Content: Equatable {
    var calls: [String: Call] = [:]
    var rejected: [RejectedRow] = []
    /// Which came when.
    var isCall: [Bool] = []
  }

  private func slowly() throws -> Content {
    var rows = try rows()
    var content = Content()
    while let entry = try rows.next() {
      switch entry {
      case .call(let call):
        content.calls[call.id] = call
        content.isCall.append(true)
      case .rejected(let row):
        content.rejected.append(row)
        content.isCall.append(false)
      }
    }
    return content
  }

  private func packed() throws -> (content: Content, packedCount: Int) {
    var rows = try rows()
    var batch = CallBatch()
    var content = Content()
    while let taken = try rows.next(into: &batch) {
      if case .rejected(let row) = taken { content.rejected.append(row) }
      content.isCall.append(taken == .call)
    }
    let calls = (0..<batch.packed.rowCount).map(batch.call(at:)) + batch.others
    #expect(calls.count == batch.callCount)
    content.calls = Dictionary(calls.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    #expect(content.calls.count == calls.count)
    return (content, batch.packed.rowCount)
  }

  /// For some columns what a cell may hold, at fault or not; what stands in most of them comes first.
  private static let cells: [String: [String]] = [
    "started": [
      "2026-10-03T18:00:00Z", "2026-10-03T14:00:00.25-04:00", "2026-10-03 18:00Z",
      "0000-01-01T00:00+14:00", "9999-12-31T23:59-14:00", "0000-01-01T00:00Z", "soon", "",
    ],
    "direction": ["inbound", "outbound", "Inbound", "sideways", ""],
    "answered": ["yes", "no", "1", "TRUE", "perhaps", ""],
    "duration": ["370", "0", "6m10s", "370.5", "6:10", "1234567890123456", "long", ""],
    "caller.number": ["+12125550100", "+1 212 555 0100", "anonymous", "212", "+1234567", ""],
    "caller.region": ["NY", "new york", " NY", "é", "e\u{301}", "\"N,Y\"", "", "x\u{1}"],
    "tracking.number": ["+18005550199", "(800) 555", ""],
    "campaign.name": ["spring", "a\\b", "", "\"say \"\"hi\"\"\""],
    "agent_id": ["ada", "", "ada "],
    "recording": ["", "calls/c.wav", "https://x/c.wav"],
    "channels": ["", "\"caller,agent\"", "dog"],
    "answer_offset": ["", "4", "x"],
    "custom.plan": ["", "gold"],
    "hangup_by": ["", "caller", "dog"],
  ]
  private static let ids = ["c 1", " c-1", "ü", "\"c\"", "", String(repeating: "x", count: 201)]

  @Test("are what the slow reader reads, rejections and their places included", arguments: 0..<20)
  func random(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let columns = Self.cells.keys.sorted().filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
      .shuffled(using: &random)
    var text = (["id"] + columns).joined(separator: ",") + "\n"
    for _ in 0..<80 {
      var row = [
        Int.random(in: 0..<15, using: &random) == 0
          ? Self.ids.randomElement(using: &random) ?? ""
          : "c-\(Int.random(in: 0..<300, using: &random))"
      ]
      let faultRate = Bool.random(using: &random) ? 100 : 8
      for column in columns {
        let cells = Self.cells[column] ?? []
        row.append(
          Int.random(in: 0..<faultRate, using: &random) == 0
            ? cells.randomElement(using: &random) ?? "" : cells[0])
      }
      if Int.random(in: 0..<30, using: &random) == 0 { row.removeLast() }
      text += row.joined(separator: ",")
      text += ["\n", "\n", "\r\n", "\n\n"].randomElement(using: &random) ?? "\n"
    }
    try write(text)
    let (content, packedCount) = try packed()
    #expect(try content == slowly())
    #expect(packedCount > 20)
  }

  @Test("a file of a service has no packed calls: its columns may tell the same twice")
  func service() throws {
    try write(
      """
      id,tracking_phone_number,customer_phone_number,start_time,duration,direction
      CAL1,+18005550199,+12125550100,2026-10-03T18:00:00Z,370,inbound

      """)
    let (content, packedCount) = try packed()
    #expect(try content == slowly())
    #expect(packedCount == 0 && content.calls.count == 1)
  }
}
