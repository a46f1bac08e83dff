import CallModel
import Diagnostics
import Foundation
import Imports
import TestSupport
import Testing

/// No bytes end the program: each file is read, or refused with errors on lines that it has.
@Suite struct HostileInputTests {
  private func check(_ bytes: [UInt8]) {
    do throws(InputErrors) {
      let conventions = CallConventions(
        timeZone: TimeZone(identifier: "America/Chicago"), country: CallingCode("1"))
      let calls = try CallsFile.parse(
        bytes, path: "calls.csv", conventions: conventions, errorLimit: 20)
      #expect(Set(calls.map(\.id)).count == calls.count)
      #expect(calls.allSatisfy { $0.facts["call.id"] == .text($0.id) && !$0.id.isEmpty })
    } catch {
      #expect((1...20).contains(error.errors.count))
      #expect(error.omittedCount == 0 || error.errors.count == 20)
      let lineCount = 1 + bytes.count { $0 == 0x0A || $0 == 0x0D }
      for error in error.errors {
        switch error.location {
        case .line(let line), .lineAndJSONPath(let line, _):
          #expect((1...lineCount).contains(line))
        case .whole: break
        case .byte, .jsonPath: Issue.record("\(error)")
        }
        #expect(!error.reason.unicodeScalars.contains { $0.properties.generalCategory == .control })
      }
    }
  }

  private static let json = #"""
    {"id": "c-1", "duration": 6.5, "campaign": {"name": "caf\u00e9"}, "channels": ["caller", "agent"]}
    {"id": "c-2", "started": "2026-10-03T14:22:00-04:00", "custom.x": [1], "caller_number": "+12125550100"}
    """#

  private static let documents = [
    #"""
    {"page": 1, "calls": [
      {"id": "1", "start_time": "2026-11-01 01:30 AM", "customer_phone_number": "303-555-0142",
       "tags": ["a", "b"], "first_call": true, "note": "say \"no\" [ {"},
      {"id": "2", "duration": 6.5, "milestones": {"last": {"source": "google"}}}], "total": 2}
    """#,
    #"""
    [{"complete_call_id": "C", "transaction_id": "1", "start_time_utc": "1791055368000"},
     {"complete_call_id": "C", "transaction_id": "2", "corrects_transaction_id": "1"},
     {"complete_call_id": "D", "transaction_type": "Signal", "signal_name": "quote"}]
    """#,
  ]

  @Test(
    "files with changed, lost and doubled bytes",
    arguments: [CallsFileTests.csv, json] + documents)
  func mutations(text: String) {
    var random = SeededGenerator(seed: UInt64(text.utf8.count))
    let special: [UInt8] = [
      0, 0x0A, 0x0D, 0x22, 0x2C, 0x3A, 0x5B, 0x5C, 0x5D, 0x7B, 0x7D, 0x80, 0xC3, 0xFF,
    ]
    for _ in 0..<3000 {
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes[index] = special.randomElement(using: &random) ?? 0
        case 2: bytes.remove(at: index)
        case 3: bytes.removeSubrange(index...)
        default:
          let end = min(bytes.count, index + Int.random(in: 1...30, using: &random))
          bytes.insert(
            contentsOf: bytes[index..<end], at: Int.random(in: 0...bytes.count, using: &random))
        }
      }
      check(bytes)
    }
  }

  @Test("files of random bytes, and of the bytes that mean something")
  func noise() {
    var random = SeededGenerator(seed: 7)
    let meaningful = Array("id,\"\n\r{}[]:\\u12 -+.:smh;\t".utf8)
    for _ in 0..<3000 {
      let isPlain = Bool.random(using: &random)
      check(
        (0..<Int.random(in: 0...120, using: &random)).map { _ in
          isPlain
            ? UInt8.random(in: 0...255, using: &random)
            : meaningful.randomElement(using: &random) ?? 0
        })
    }
  }

  @Test("files at the ends: nothing, marks only, one enormous cell, very many columns and errors")
  func extremes() {
    check([])
    check([0xEF, 0xBB, 0xBF])
    check([0xFF, 0xFE, 0x69, 0x00])
    check(Array("id\n".utf8) + [UInt8](repeating: 0x61, count: 1 << 20))
    check(Array(("id" + String(repeating: ",x", count: 20_000) + "\n").utf8))
    check([UInt8](repeating: 0x7B, count: 1 << 16))
    check([UInt8](repeating: 0x22, count: (1 << 16) + 1))
  }

  @Test("a vCon whose name does not say so, and UTF-16 without a mark, are told for what they are")
  func others() throws {
    let folder = try TemporaryFolder()
    let vCon = "\u{FEFF}{\n \"vcon\": \"0.4.0\",\n \"parties\": []\n}\n"
    let files: [(String, [UInt8], String)] = [
      ("call.json", Array(vCon.utf8), "a vCon"),
      ("calls.csv", [0x69, 0, 0x64, 0, 0x0A, 0], "UTF-16"),
    ]
    for (name, bytes, reason) in files {
      try Data(bytes).write(to: URL(filePath: folder.path(name)))
      let error = #expect(throws: InputErrors.self) { try CallRows(path: folder.path(name)) }
      #expect(error?.errors.first?.reason.hasPrefix(reason) == true)
    }
  }
}
