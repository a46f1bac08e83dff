import ExampleSearch
import PhoneticIndex
import Pronunciation
import Testing

@Suite("Following the sounds of an example")
struct SoundPathsTests {
  /// The best path straight from the definition: every state of every frame from all that may come
  /// before it, in tables over the whole recording.
  private func plain(
    _ sequence: SoundSequence, in scores: PhoneScores
  ) -> [(score: Float, start: Int)] {
    let stateCount = 2 * sequence.sounds.count - 1
    var before = [(score: Float, start: Int)](repeating: (-.infinity, 0), count: stateCount)
    return (0..<scores.frameCount).map { frame in
      let row = SoundPaths.Row(scores, at: frame)
      var now = before
      for state in 0..<stateCount {
        var arrivals = [before[state]]
        if state == 0 { arrivals.append((0, frame)) }
        if state > 0 { arrivals.append(before[state - 1]) }
        if state > 1, state.isMultiple(of: 2) { arrivals.append(before[state - 2]) }
        var best = arrivals[0]
        for arrival in arrivals.dropFirst() where arrival.score > best.score { best = arrival }
        if state.isMultiple(of: 2) {
          let sound = sequence.sounds[state / 2]
          best.score += sound.weight * max(row.score(of: sound), SoundPaths.lowestScore)
        } else {
          best.score += max(row.blankScore, SoundPaths.lowestScore)
        }
        now[state] = best
      }
      before = now
      return (now[stateCount - 1].score / sequence.weight, now[stateCount - 1].start)
    }
  }

  @Test("equals the definition, to the bit", arguments: 1...8)
  func twin(seed: Int) throws {
    var random = RandomFrames(seed: UInt64(100 + seed))
    let sequence = try #require(SoundSequence(in: random.scores(frameCount: 3 + seed)))
    let scores = random.scores(frameCount: 200)
    var paths = SoundPaths(sequence)
    for (frame, expected) in plain(sequence, in: scores).enumerated() {
      let end = paths.advance(over: SoundPaths.Row(scores, at: frame))
      #expect(end.score == expected.score)
      if end.score > -.infinity { #expect(end.start == expected.start) }
    }
  }

  @Test("what is said as in the example scores nearly 0, and better than anything else")
  func same() throws {
    let word = RandomFrames.spoken([.k, .aa, .r, .d], gap: 4)
    let other = RandomFrames.spoken([.s, .ey, .l, .z], gap: 4)
    let sequence = try #require(SoundSequence(in: RandomFrames.scores(word)))
    #expect(sequence.sounds.count == 4)
    var paths = SoundPaths(sequence)
    let scores = RandomFrames.scores(other + word + other)
    let ends = (0..<scores.frameCount).map {
      paths.advance(over: SoundPaths.Row(scores, at: $0))
    }
    let best = try #require(ends.indices.max { ends[$0].score < ends[$1].score })
    #expect(ends[best].score > -0.1)
    // Twenty frames of the other word, four of silence. To stay in a sound costs a little, so the path
    // begins in the last frame of the first one and ends in the first of the last, nine frames on.
    #expect(ends[best].start == 20 + 4 + 1)
    #expect(best == 20 + 4 + 9)
    #expect(ends[..<20].allSatisfy { $0.score < -2 })
  }
}

@Suite("The sounds of an example")
struct SoundSequenceTests {
  @Test("are the runs of frames with one best phone, with its share and its weight")
  func runs() throws {
    let sequence = try #require(
      SoundSequence(in: RandomFrames.scores(RandomFrames.spoken([.k, .ae, .t], gap: 5))))
    #expect(sequence.sounds.count == 3)
    #expect(sequence.frames == 5..<13)
    for (sound, phone) in zip(sequence.sounds, [Phone.k, .ae, .t]) {
      #expect(sound.shares[Int(phone.rawValue)] > 0.97)
      #expect(abs(sound.shares.reduce(0, +) - 1) < 1e-5)
      #expect(sound.weight > 0.99)
    }
  }

  @Test("a phone that is heard less than the blank still counts, by what was heard of it")
  func halfHeard() throws {
    var values = RandomFrames.spoken([], gap: 3)
    let rowLength = PhoneScores.rowLength
    values[rowLength + Int(Phone.m.rawValue)] = -1
    let sequence = try #require(SoundSequence(in: RandomFrames.scores(values)))
    #expect(sequence.sounds.count == 1)
    #expect(sequence.frames == 1..<2)
    #expect(abs(sequence.sounds[0].weight - 0.27) < 0.02)
  }

  @Test("there are none in silence, nor in no frames")
  func silence() {
    #expect(SoundSequence(in: RandomFrames.scores(RandomFrames.spoken([], gap: 50))) == nil)
    #expect(SoundSequence(in: RandomFrames.scores([])) == nil)
  }
}

@Suite("Peaks")
struct PeakFinderTests {
  @Test(
    "are the same as in all scores at once, ties included", arguments: [0, 1, 9, 511, 512, 1_700])
  func twin(count: Int) {
    var random = RandomFrames(seed: UInt64(count))
    let scores = (0..<count).map { _ in
      Float(Int.random(in: -12...0, using: &random.generator)) / 2
    }
    var finder = PeakFinder(leastScore: -4)
    for (frame, score) in scores.enumerated() {
      finder.append(score: score, start: max(0, frame - 3))
    }
    finder.finish()
    let reach = PeakFinder.reach
    let expected = scores.indices.filter { frame in
      scores[frame] > -4
        && scores[max(0, frame - reach)..<frame].allSatisfy { $0 < scores[frame] }
        && scores[frame..<min(count, frame + reach + 1)].allSatisfy { $0 <= scores[frame] }
    }
    #expect(finder.peaks.map { $0.frames.upperBound - 1 } == expected)
    #expect(finder.peaks.map(\.frames.lowerBound) == expected.map { max(0, $0 - 3) })
    #expect(finder.peaks.map(\.score) == expected.map { scores[$0] })
  }
}
