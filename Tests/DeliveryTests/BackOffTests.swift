import Delivery
import TestSupport
import Testing

@Suite("How long to wait before something is sent again")
struct BackOffTests {
  private func delays(_ backOff: BackOff, seed: UInt64 = 1, asked: Duration? = nil) -> [Duration] {
    var random = SeededGenerator(seed: seed)
    var delays: [Duration] = []
    while let delay = backOff.delay(
      afterAttempt: delays.count + 1, asked: asked, using: &random)
    {
      delays.append(delay)
    }
    return delays
  }

  @Test("each delay lies between half of the doubled time and all of it, up to the longest")
  func doubling() {
    for seed in 0..<50 as Range<UInt64> {
      let backOff = BackOff(first: .seconds(10), longest: .seconds(60), maxAttempts: 7)
      let whole = [10, 20, 40, 60, 60, 60]
      let delays = delays(backOff, seed: seed)
      #expect(delays.count == whole.count)
      for (delay, whole) in zip(delays, whole) {
        #expect(delay >= .milliseconds(whole * 500) && delay <= .seconds(whole))
      }
    }
  }

  @Test("two that failed at the same moment do not come back at the same moment")
  func jitter() {
    #expect(Set((0..<20 as Range<UInt64>).map { delays(BackOff(), seed: $0)[0] }).count > 10)
  }

  @Test("the usual tries go on for three days and more, and then end")
  func usual() {
    let sum = delays(BackOff()).reduce(Duration.zero, +)
    #expect(sum > .seconds(2 * 86_400) && sum < .seconds(6 * 86_400))
    #expect(delays(BackOff()).count == 23)
  }

  @Test("a server that asks for more time gets it, up to a day")
  func asked() {
    #expect(delays(BackOff(), asked: .seconds(3600))[0] == .seconds(3600))
    #expect(delays(BackOff(), asked: .seconds(1))[0] >= .seconds(15))
    #expect(delays(BackOff(), asked: .seconds(9_000_000))[0] == BackOff.longestAsked)
  }
}
