import Imports
import TestSupport
import Testing

@Suite struct CSVReaderTests {
  private func records(_ text: String, delimiter: Character = ",") -> [CSVReader.Record] {
    var reader = CSVReader(Array(text.utf8), delimiter: delimiter.asciiValue ?? 0)
    var records: [CSVReader.Record] = []
    while let record = reader.next() { records.append(record) }
    return records
  }

  @Test(
    "cells come out as RFC 4180 has them",
    arguments: [
      ("", []), ("a", [["a"]]), ("a,b\n", [["a", "b"]]),
      ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
      (",\n", [["", ""]]), ("\n", [[""]]), ("a,\"b,c\"\n", [["a", "b,c"]]),
      ("\"a\"\"b\"", [["a\"b"]]), ("\"\"", [[""]]), ("\"a\r\nb\",c", [["a\r\nb", "c"]]),
      ("a,\n,b", [["a", ""], ["", "b"]]), (" a , b ", [[" a ", " b "]]),
      ("한국,\"é\"", [["한국", "é"]]), ("\"\"\"\"", [["\""]]),
    ] as [(String, [[String]])])
  func cells(text: String, expected: [[String]]) {
    #expect(records(text).map(\.cells) == expected)
    #expect(records(text).allSatisfy { $0.fault == nil })
  }

  @Test("a record knows the line on which it starts, through breaks of every kind")
  func lines() {
    let found = records("a\r\n\"b\nc\rd\r\ne\",f\rg\n\nh")
    #expect(found.map(\.line) == [1, 2, 6, 7, 8])
    #expect(found.map(\.cells.last) == ["a", "f", "g", "", "h"])
  }

  @Test("a record that breaks the rules is told, and reading goes on at the next line")
  func faults() {
    let found = records("a,b\"c,d\ne,\"f\"g,h\ni\n")
    #expect(
      found == [
        .init(line: 1, cells: ["a"], fault: .quoteInBareCell),
        .init(line: 2, cells: ["e", "f"], fault: .textAfterQuote), .init(line: 3, cells: ["i"]),
      ])
    #expect(
      records("a,\n\"b\n\"\"c\n")
        == [.init(line: 1, cells: ["a", ""]), .init(line: 2, fault: .unclosedQuote(line: 2))])
  }

  @Test("the delimiter is the first that stands outside quotes")
  func delimiters() {
    func found(_ text: String) -> UInt8 { CSVReader.delimiter(of: Array(text.utf8)) }
    #expect(found("id;name,x") == UInt8(ascii: ";"))
    #expect(found("\r\n\"a,b\"\tc") == UInt8(ascii: "\t"))
    #expect(found("id\na;b") == UInt8(ascii: ","))
    #expect(found("") == UInt8(ascii: ","))
  }

  @Test("whatever is written as CSV is read back, with the lines that were counted")
  func roundTrip() {
    var random = SeededGenerator(seed: 4180)
    let pieces = ["a", "\"", ",", "\n", "\r\n", "\r", ";", " ", "é", "한", "\t", ""]
    for _ in 0..<2000 {
      var text = ""
      var line = 1
      var expected: [CSVReader.Record] = []
      let lineEnd = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
      let recordCount = Int.random(in: 0...4, using: &random)
      for number in 0..<recordCount {
        var record = CSVReader.Record(line: line)
        for column in 0..<Int.random(in: 1...4, using: &random) {
          let cell = (0..<Int.random(in: 0...4, using: &random))
            .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
          record.cells.append(cell)
          text += column > 0 ? "," : ""
          text += written(cell, alwaysQuoted: Bool.random(using: &random))
          line += breaks(in: cell)
        }
        expected.append(record)
        let isLast = number == recordCount - 1
        // A lone empty cell at the very end would be the end itself.
        if !isLast || record.cells == [""] || Bool.random(using: &random) {
          text += lineEnd
          line += 1
        }
      }
      #expect(records(text) == expected, "\(text.debugDescription)")
    }
  }

  private func written(_ cell: String, alwaysQuoted: Bool) -> String {
    let needsQuotes = cell.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    guard needsQuotes || alwaysQuoted else { return cell }
    return "\""
      + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  private func breaks(in cell: String) -> Int {
    let bytes = Array(cell.utf8)
    return bytes.indices.count { index in
      bytes[index] == 0x0A || (bytes[index] == 0x0D && !bytes[(index + 1)...].starts(with: [0x0A]))
    }
  }
}
