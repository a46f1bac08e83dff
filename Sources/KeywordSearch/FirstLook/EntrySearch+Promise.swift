internal import PhoneticIndex
internal import Pronunciation

/// Where in an entry a pronunciation could be, judged by the entry's outline alone.
///
/// A path through a pronunciation loses in each block at least the losses of the sounds that it enters
/// there, or, where it enters none and passes right through, the block's stay loss. Dynamic programming
/// over blocks in place of frames gives for every block the least that any path which touches
/// it can lose in all. Where that is more than the least score allows, no such path is worth following.
struct EntryPromise {
  /// More than any path may lose.
  static let never: Int32 = 1 << 28

  /// Memory that is used again.
  struct Scratch: Sendable {
    /// Block after block and sound after sound the least that a path has lost which is in the sound,
    /// or in the blank behind it, at the block's end; before all that what stands before the first.
    fileprivate var arrivals: [Int32] = []
    /// Whether a path may end in the block.
    var mayEnd: [Bool] = []

    fileprivate mutating func become(soundCount: Int, blockCount: Int) {
      arrivals.grow(to: (blockCount + 1) * soundCount, filledWith: EntryPromise.never)
      mayEnd.grow(to: blockCount, filledWith: false)
    }
  }

  private let phones: [Int]
  /// What a path may lose.
  private let limit: Int32
  /// Whether it is known what has been lost where a path arrives.
  private var hasArrivals = true
  /// The runs of blocks that paths worth following touch.
  private(set) var stretches: [Range<Int>] = []

  /// Finds the stretches of `outline` in which `phones` are worth following for a score above
  /// `minimumScore`.
  init(
    phones: [Phone], minimumScore: Float, in outline: EntryOutline, using scratch: inout Scratch
  ) {
    self.phones = phones.map { Int($0.rawValue) }
    limit = Self.limit(soundCount: phones.count, minimumScore: minimumScore)
    let blocks = 0..<outline.blockCount
    guard limit < Self.never else {
      if !blocks.isEmpty { stretches.append(blocks) }
      return
    }
    scratch.become(soundCount: phones.count, blockCount: blocks.count)
    for block in blocks { scratch.mayEnd[block] = true }
    goForward(through: blocks, of: outline, &scratch)
    goBack(outline, scratch)
  }

  /// Finds the stretches that lead to the blocks in which, as is known otherwise, a path may end.
  ///
  /// - Parameter ends: for each block some bits, of which `bit` counts.
  init(
    phones: [Phone], minimumScore: Float, endingIn ends: [UInt32], bit: UInt32,
    of outline: EntryOutline, using scratch: inout Scratch
  ) {
    self.phones = phones.map { Int($0.rawValue) }
    limit = Self.limit(soundCount: phones.count, minimumScore: minimumScore)
    scratch.become(soundCount: phones.count, blockCount: outline.blockCount)
    var isAnywhere = false
    for block in 0..<outline.blockCount {
      scratch.mayEnd[block] = ends[block] & bit != 0
      isAnywhere = isAnywhere || scratch.mayEnd[block]
    }
    guard isAnywhere else { return }
    // First what could lead there if anything could lead to it, then what can.
    hasArrivals = false
    goBack(outline, scratch)
    hasArrivals = true
    for stretch in stretches { goForward(through: stretch, of: outline, &scratch) }
    narrow(in: outline, using: scratch)
  }

  /// Leaves of the stretches what can lead to the blocks in which a path may still end.
  mutating func narrow(in outline: EntryOutline, using scratch: Scratch) {
    stretches.removeAll(keepingCapacity: true)
    goBack(outline, scratch)
  }

  /// The share of the blocks of `outline` that are worth following.
  func share(of outline: EntryOutline) -> Double {
    Double(stretches.reduce(0) { $0 + $1.count }) / Double(max(outline.blockCount, 1))
  }

  /// What a path through `soundCount` sounds may lose and still come out above `minimumScore`.
  ///
  /// The decoder adds up single precision. A path within the limit makes at most ten additions that are
  /// not exact for each 1 that it loses, each of which errs by 2⁻²⁴ of the sum: for losses below 6,000
  /// less than 1/256 of the sum, which is given on top. Beyond that nothing is ruled out.
  static func loss(soundCount: Int, minimumScore: Float) -> Double {
    let loss = max(0, -Double(minimumScore)) * Double(soundCount)
    return loss + loss / 256
  }

  private static func limit(soundCount: Int, minimumScore: Float) -> Int32 {
    let loss = loss(soundCount: soundCount, minimumScore: minimumScore)
    guard loss < 6000 else { return never }
    return Int32((loss * Double(EntryOutline.unitsPerOne)).rounded(.up)) + 1
  }

  /// Follows paths that begin in `blocks`, and clears `mayEnd` where none of them may end.
  private func goForward(
    through blocks: Range<Int>, of outline: EntryOutline, _ scratch: inout Scratch
  ) {
    let soundCount = phones.count
    let limit = self.limit
    phones.withUnsafeBufferPointer { phones in
      outline.losses.withUnsafeBufferPointer { losses in
        outline.stayLosses.withUnsafeBufferPointer { stayLosses in
          scratch.arrivals.withUnsafeMutableBufferPointer { arrivals in
            scratch.mayEnd.withUnsafeMutableBufferPointer { mayEnd in
              let first = blocks.lowerBound * soundCount
              for sound in first..<first + soundCount { arrivals[sound] = Self.never }
              for block in blocks {
                let row = block * EntryOutline.stride
                let before = block * soundCount
                let after = before + soundCount
                let stay = Int32(stayLosses[block])
                // What the sound before has cost at the end of the block before, and in this one.
                var waiting: Int32 = 0
                var entered: Int32 = 0
                for sound in 0..<soundCount {
                  let loss = Int32(losses[row + phones[sound]])
                  let resting = arrivals[before + sound]
                  entered = min(waiting, entered) + loss
                  arrivals[after + sound] = min(min(resting + stay, Self.never), entered)
                  waiting = resting
                }
                // A path may also end in the last sound without entering it here.
                let last = waiting + Int32(losses[row + phones[soundCount - 1]])
                mayEnd[block] = mayEnd[block] && min(entered, last) <= limit
              }
            }
          }
        }
      }
    }
  }

  /// From every block in which a path may end back to where such paths may begin.
  private mutating func goBack(_ outline: EntryOutline, _ scratch: Scratch) {
    let soundCount = phones.count
    let last = soundCount - 1
    var rests = [Int32](repeating: Self.never, count: soundCount)
    var isUnderWay = false
    var end = 0
    var block = outline.blockCount
    var isAlive = false
    func close(at start: Int, _ stretches: inout [Range<Int>]) {
      if isAlive { stretches.append(start..<end) }
      isAlive = false
    }
    while block > 0 {
      block -= 1
      guard isUnderWay || scratch.mayEnd[block] else { continue }
      // The least loss of a path that touches this block.
      var least: Int32 = scratch.mayEnd[block] ? 0 : Self.never
      let after = (block + 1) * soundCount
      for sound in 0..<soundCount {
        let arrival = hasArrivals ? scratch.arrivals[after + sound] : 0
        least = min(least, arrival + rests[sound])
      }
      if least <= limit {
        if !isAlive { end = block + 1 }
        isAlive = true
      } else {
        close(at: block + 1, &stretches)
      }
      // What is left to lose from the end of the block before on.
      let row = block * EntryOutline.stride
      let stay = Int32(outline.stayLosses[block])
      var entered = Self.never
      var fewest = Self.never
      for sound in stride(from: last, through: 0, by: -1) {
        let loss = Int32(outline.losses[row + phones[sound]])
        let isEnd = sound == last && scratch.mayEnd[block]
        let rest = rests[sound]
        // Once in this sound within the block: go on behind the block, into the next sound, or end.
        let onward = min(rest, entered, isEnd ? 0 : Self.never)
        let staying = min(rest + stay, entered, isEnd ? loss : Self.never)
        rests[sound] = min(staying, Self.never)
        fewest = min(fewest, staying)
        entered = min(onward + loss, Self.never)
      }
      isUnderWay = fewest <= limit
      if !isUnderWay {
        for sound in 0..<soundCount { rests[sound] = Self.never }
        if isAlive { close(at: block, &stretches) }
      }
    }
    close(at: 0, &stretches)
    stretches.reverse()
  }
}
