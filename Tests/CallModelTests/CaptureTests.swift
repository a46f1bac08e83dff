import CallModel
import Foundation
import Testing

@Suite struct CaptureTests {
  private static let captures: [Capture] = [
    SpokenValue.money(Money(minorUnits: 129_999, currency: .usd)),
    .number(FixedDecimal(millionths: 2_500_000)), .percent(FixedDecimal(millionths: 400_000)),
    SpokenDate(year: 2026, month: 3, day: 5).map(SpokenValue.date) ?? .digits(""),
    SpokenDate(month: 2, day: 29).map(SpokenValue.date) ?? .digits(""),
    SpokenTime(hour: 9, minute: 30, isHalfOfDayKnown: false).map(SpokenValue.time) ?? .digits(""),
    .phone("+12125550143"), .digits("0042"),
  ].enumerated().map { index, value in
    Capture(
      name: index.isMultiple(of: 2) ? "금액" : nil, value: value, words: index..<index + 2,
      text: value.description)
  }

  @Test("captures are written as flat objects and read back", arguments: captures)
  func coding(capture: Capture) throws {
    let data = try JSONEncoder().encode(capture)
    #expect(try JSONDecoder().decode(Capture.self, from: data) == capture)
  }

  @Test("the object of an amount has its smallest units and its currency")
  func object() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let text = String(decoding: try encoder.encode(Self.captures[0]), as: UTF8.self)
    #expect(
      text == #"{"currency":"USD","end_word":2,"first_word":0,"kind":"money","#
        + #""minor_units":129999,"name":"금액","text":"$1,299.99"}"#)
  }

  @Test(
    "an object that nobody could have said is refused",
    arguments: [
      #"{"kind":"money","minor_units":1,"currency":"XXY","text":"","first_word":0,"end_word":1}"#,
      #"{"kind":"date","month":2,"day":30,"text":"","first_word":0,"end_word":1}"#,
      #"{"kind":"time","hour":0,"minute":1,"is_half_of_day_known":false,"text":"","first_word":0,"end_word":1}"#,
      #"{"kind":"digits","digits":"1","text":"","first_word":2,"end_word":1}"#,
      #"{"kind":"mood","text":"","first_word":0,"end_word":1}"#,
    ])
  func refused(json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Capture.self, from: Data(json.utf8))
    }
  }

  @Test("values are shown as people write them")
  func descriptions() {
    #expect(
      Self.captures.map(\.value.description) == [
        "$1,299.99", "2.5", "40%", "2026-03-05", "--02-29", "9:30 am or pm", "+12125550143", "0042",
      ])
  }

  @Test("a term that reads values is one with braces, if it is no clip")
  func readsValues() {
    #expect(Term("{money}").readsValues)
    #expect(!Term("money").readsValues)
    #expect(!Term(recorded: "{x}.wav", sha256: "0").readsValues)
  }
}
