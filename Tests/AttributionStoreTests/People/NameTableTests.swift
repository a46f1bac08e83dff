import AttributionStore
import TestSupport
import Testing

@Suite struct NameTableTests {
  @Test("names are told apart as a dictionary of their bytes tells them apart")
  func twin() {
    var random = SeededGenerator(seed: 6)
    var table = NameTable()
    var twin: [[UInt8]: Int32] = [:]
    var order: [[UInt8]] = []
    for number in 0..<20_000 as Range<Int32> {
      // Few letters and lengths around eight: many names begin alike, and many are met again.
      let name = (0..<Int.random(in: 0...19, using: &random)).map { place in
        place < 9 ? UInt8(place) : UInt8.random(in: 0...3, using: &random)
      }
      if twin[name] == nil {
        twin[name] = number
        order.append(name)
      }
      let owner = name.withUnsafeBufferPointer { table.owner(of: $0, or: number) }
      #expect(owner == twin[name])
    }
    #expect(table.count == twin.count)
    var met: [[UInt8]] = []
    table.forEach { name, somebody in
      met.append(Array(name))
      #expect(twin[Array(name)] == somebody)
    }
    #expect(met == order)
    for name in order {
      #expect(name.withUnsafeBufferPointer { table[$0] } == twin[name])
      #expect((name + [9]).withUnsafeBufferPointer { table[$0] } == nil)
    }
  }

  @Test("texts that look alike and have other bytes are other names, as in the store")
  func lookingAlike() {
    var table = NameTable()
    #expect(table["\u{e9}"] == nil)
    let areNew = ["\u{e9}", "\u{e9}", "e\u{301}", ""].map { table.insert($0) }
    #expect(areNew == [true, false, true, true])
    #expect(table.count == 3)
    #expect(PersonName(.visitor, "\u{e9}") != PersonName(.visitor, "e\u{301}"))
  }
}
