import AttributionStore
import Diagnostics
import StoreTestSupport
import TestSupport
import Testing

@Suite("A PostgreSQL server that is killed in the middle")
struct PostgresKillTests {
  @Test("loses no booking that was reported, doubles none, and is told clearly")
  func kills() throws {
    let server = try PostgresServer()
    let address = try server.newDatabase()
    let store = try SQLCallStore(path: address)
    var random = SeededGenerator(seed: 7)
    var step = 0
    for _ in 0..<3 {
      var reported: [String: Int] = [:]
      // The server goes while some booking is under way, at whatever place.
      let last = step + Int.random(in: 5...40, using: &random)
      let killing = Killing(server)
      var failure: InputError?
      while failure == nil {
        let id = "c-\(step % 3)"
        if step == last { killing.begin() }
        do throws(InputError) {
          _ = try store.book(SteppedBooking.make(id: id, step: step))
          reported[id] = step
          step += 1
        } catch {
          failure = error
        }
      }
      try killing.wait()
      #expect(failure?.reason.contains("the server") == true)
      #expect(failure?.advice?.contains("run this again") == true)

      try server.startAgain()
      for (id, reportedStep) in reported {
        let found = try #require(try SteppedBooking.step(ofCall: id, in: store))
        // The one that was under way may have been kept.
        #expect(found == reportedStep || found == step)
      }
      // The same again books what is not booked, and nothing twice.
      _ = try store.book(SteppedBooking.make(id: "c-\(step % 3)", step: step))
      #expect(try SteppedBooking.step(ofCall: "c-\(step % 3)", in: store) == step)
      step += 1
    }
  }
}
