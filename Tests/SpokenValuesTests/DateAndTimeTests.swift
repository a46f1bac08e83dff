import CallModel
import SpokenValues
import Testing

@Suite struct DateAndTimeTests {
  @Test(
    "days",
    arguments: [
      ("march third", ["--03-03"]),
      ("March 3rd,", ["--03-03"]),
      ("march 3", ["--03-03"]),
      ("march the third", ["--03-03"]),
      ("the third of march", ["--03-03"]),
      ("3 March", ["--03-03"]),
      ("3rd of March 2026", ["2026-03-03"]),
      ("march twenty third", ["--03-23"]),
      ("march twenty-third", ["--03-23"]),
      ("June twenty five", ["--06-25"]),
      ("Mar. 3", ["--03-03"]),
      ("may fifth", ["--05-05"]),
      ("may 5", ["--05-05"]),
      ("March 3, 2026", ["2026-03-03"]),
      ("march third twenty twenty six", ["2026-03-03"]),
      ("march third two thousand and six", ["2006-03-03"]),
      ("march third nineteen ninety nine", ["1999-03-03"]),
      ("february 29", ["--02-29"]),
      ("2026-03-05", ["2026-03-05"]),
      ("3/25", ["--03-25"]),
      ("25/3/2026", ["2026-03-25"]),
      ("3월 5일", ["--03-05"]),
      ("3월5일에", ["--03-05"]),
      ("삼월 오일", ["--03-05"]),
      ("삼월 십오일이요", ["--03-15"]),
      ("유월 이십일", ["--06-20"]),
      ("시월 삼일", ["--10-03"]),
      ("2026년 3월 5일", ["2026-03-05"]),
      ("이천이십육년 삼월 오일", ["2026-03-05"]),
      ("12월 31일까지", ["--12-31"]),
    ] as [(String, [String])])
  func dates(text: String, expected: [String]) {
    #expect(read(.date, in: text) == expected)
  }

  @Test(
    "what is no day, or two",
    arguments: [
      "3/5", "march", "may one of you", "you may five", "march thirty second", "february 30",
      "february 29 2026", "the third", "10-12", "13월 5일", "2월 30일", "march on", "in march. 3",
      "3월", "5일", "march one",
    ])
  func noDates(text: String) {
    let expected = text == "february 29 2026" ? ["--02-29"] : []
    #expect(read(.date, in: text) == expected)
  }

  @Test(
    "times of day",
    arguments: [
      ("half past nine", ["9:30 am or pm"]),
      ("a quarter past nine", ["9:15 am or pm"]),
      ("quarter to five", ["4:45 am or pm"]),
      ("quarter to one", ["12:45 am or pm"]),
      ("ten past nine", ["9:10 am or pm"]),
      ("ten minutes past nine pm", ["21:10"]),
      ("twenty to five in the afternoon", ["16:40"]),
      ("nine thirty", ["9:30 am or pm"]),
      ("nine oh five", ["9:05 am or pm"]),
      ("nine o'clock", ["9:00 am or pm"]),
      ("nine o’clock in the morning", ["09:00"]),
      ("9 o'clock", ["9:00 am or pm"]),
      ("9:30", ["9:30 am or pm"]),
      ("9:30.", ["9:30 am or pm"]),
      ("21:30", ["21:30"]),
      ("0:15", ["00:15"]),
      ("9:30 pm", ["21:30"]),
      ("9:30pm", ["21:30"]),
      ("9 am", ["09:00"]),
      ("9am", ["09:00"]),
      ("9 a.m.", ["09:00"]),
      ("12 am", ["00:00"]),
      ("12:30 p.m.", ["12:30"]),
      ("nine pm", ["21:00"]),
      ("nine thirty at night", ["21:30"]),
      ("noon", ["12:00"]),
      ("twelve noon", ["12:00"]),
      ("midnight", ["00:00"]),
      ("오후 세 시", ["15:00"]),
      ("오후 3시 30분", ["15:30"]),
      ("세 시 반", ["3:30 am or pm"]),
      ("세시 반에", ["3:30 am or pm"]),
      ("아홉시 삼십분", ["9:30 am or pm"]),
      ("오전 열한 시", ["11:00"]),
      ("15시", ["15:00"]),
      ("밤 열두 시", ["00:00"]),
      ("밤 한 시", ["01:00"]),
      ("밤 아홉시에", ["21:00"]),
      ("새벽 두 시", ["02:00"]),
      ("저녁 여섯 시", ["18:00"]),
      ("낮 열두 시", ["12:00"]),
      ("정오에", ["12:00"]),
      ("자정", ["00:00"]),
    ] as [(String, [String])])
  func times(text: String, expected: [String]) {
    #expect(read(.time, in: text) == expected)
  }

  @Test(
    "what is no time of day",
    arguments: [
      "nine", "nine fifty dollars", "two forty nine ninety nine", "25:30", "9:75", "9:30:15",
      "thirteen thirty", "nine people", "half of nine", "삼시", "시", "세 개", "오후", "30분",
      "nine seventy", "to five",
    ])
  func noTimes(text: String) {
    #expect(read(.time, in: text) == [])
  }
}
