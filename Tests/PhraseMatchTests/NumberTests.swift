import CallModel
import PhraseMatch
import TestSupport
import Testing

/// Recognisers write numbers in digits or in words as they are set up; whoever writes a rule need not know.
@Suite("Numbers in phrases") struct NumberTests {
  @Test(
    "number words find digits",
    arguments: [
      ("twenty percent off", "Get 20% off today", ["20% off"]),
      ("twenty percent off", "get 20 percent off", ["20 percent off"]),
      ("twenty percent off", "twenty percent off", ["twenty percent off"]),
      ("(ten|twenty) percent", "10% or 20% or 30%", ["10%", "20%"]),
      ("three point nine percent", "3.9% APR", ["3.9%"]),
      ("ninety nine dollar special", "the $99 special", ["$99 special"]),
      ("ninety-nine dollars", "$99, or $99.00", ["$99,", "$99.00"]),
      ("two hundred fifty thousand dollars", "a $250,000 loan", ["$250,000"]),
      ("a hundred bucks", "$100", ["$100"]),
      ("twelve months", "12 months", ["12 months"]),
      ("one moment", "1 moment", ["1 moment"]),
      ("first three months", "the first 3 months", ["first 3 months"]),
      ("five star", "5-star", ["5-star"]),
      ("nine one one", "call 911", ["911"]),
      ("ten ninety nine form", "a 1099 form", ["1099 form"]),
      ("nine thirty", "at 9:30", ["9:30"]),
      ("nine am", "9am, 9 a.m.", ["9am,", "9 a.m."]),
      ("half past nine", "9:30", ["9:30"]),
      ("first time buyer", "1st time buyer", ["1st time buyer"]),
      ("june second", "June 2nd", ["June 2nd"]),
      ("오만 원", "5만 원이에요 50,000원", ["5만 원이에요", "50,000원"]),
    ] as [(String, String, [String])])
  func wordsFindDigits(pattern: String, text: String, expected: [String]) throws {
    #expect(try Spoken.found(pattern, in: text) == expected)
  }

  @Test(
    "digits find number words",
    arguments: [
      ("20 percent off", "twenty percent off", ["twenty percent off"]),
      ("20 percent off", "20% off", ["20% off"]),
      (
        "24 hours", "twenty-four hours or twenty four hours",
        ["twenty-four hours", "twenty four hours"]
      ),
      ("24 7", "24/7, twenty four seven", ["24/7,", "twenty four seven"]),
      ("911", "nine one one, nine eleven", ["nine one one,", "nine eleven"]),
      ("250 dollars", "two hundred fifty dollars", ["two hundred fifty dollars"]),
      ("250 dollars", "two hundred and fifty dollars", ["two hundred and fifty dollars"]),
      ("100 people", "a hundred people", ["a hundred people"]),
      ("1099", "ten ninety nine", ["ten ninety nine"]),
      ("3.9 percent", "three point nine percent", ["three point nine percent"]),
      ("50000", "fifty thousand", ["fifty thousand"]),
      ("5g", "five G, 5 G, 5G", ["five G,", "5 G,", "5G"]),
      ("401k", "four oh one k, 401(k), 401k", ["four oh one k,", "401(k),", "401k"]),
      ("july 21st", "July twenty-first", ["July twenty-first"]),
      ("1st time buyer", "first time buyer", ["first time buyer"]),
    ] as [(String, String, [String])])
  func digitsFindWords(pattern: String, text: String, expected: [String]) throws {
    #expect(try Spoken.found(pattern, in: text) == expected)
  }

  @Test(
    "another number, another unit and a part of a number are not found",
    arguments: [
      ("twenty percent", "$20, 20, 120%, 20.5%, 2%"),
      ("twenty dollars", "20%, $120, $20.50, 20 euros, €20"),
      ("twelve months", "1 2 months"),
      ("twelve months", "112 months, 1.12 months"),
      ("nine thirty", "930, $9.30, 9:30:15"),
      ("nine one one", "9110, 1911, $911"),
      ("five", "$5, 5%, 5:00, 0.5, 55"),
      ("=twenty percent", "20%"),
      ("twenty* percent", "20%"),
    ])
  func notFound(pattern: String, text: String) throws {
    #expect(try Spoken.found(pattern, in: text) == [])
  }

  @Test("amounts are counted in the file's currency")
  func currency() throws {
    func found(_ currency: Currency, _ text: String) throws -> Int {
      let term = Term("fifty dollars", currency: currency)
      return try PhraseMatcher(terms: [term]).matches(in: Spoken.turn(text)).count
    }
    let canadian = try #require(Currency(code: "CAD"))
    #expect(try found(canadian, "$50, 50 canadian dollars") == 2)
    #expect(try found(.usd, "$50, 50 canadian dollars") == 1)
  }

  @Test("what is found hangs neither on other phrases nor on digits elsewhere")
  func alone() throws {
    let text = "two hundred and fifty people, and 20% of 12"
    #expect(try Spoken.found("two hundred fifty people", in: text) == [])
    let terms = [Term("two hundred fifty people"), Term("twelve"), Term("250")]
    let hits = try PhraseMatcher(terms: terms).matches(in: Spoken.turn(text))
    #expect(hits.map(\.text) == ["two hundred and fifty", "12"])
  }

  @Test("of many digits in a row not every way to spell them is tried")
  func long() throws {
    let number = "111-1234-5678-9122-123456-5678-9122-1234-5634"
    #expect(try Spoken.found(number, in: "it is \(number)") == [number])
    let numbers = Array(repeating: "250", count: 12).joined(separator: " ")
    #expect(try Spoken.found(numbers, in: "it is \(numbers)") == [numbers])
  }

  @Test("a phrase that says a number and asks for another reads the one that it asks for")
  func beside() throws {
    let term = Term("twenty percent off {money as total}")
    let hits = try PhraseMatcher(terms: [term]).matches(in: Spoken.turn("20% off $50 today"))
    #expect(hits.map(\.text) == ["20% off $50"])
    #expect(hits.first?.captures.map(\.value.description) == ["$50.00"])
  }
}
