import ContentHash
import Diagnostics
import ExampleSearch
import PhoneticIndex
import Pronunciation
import Testing

@Suite("Clips that cannot serve as examples")
struct RecordedExampleTests {
  private func refusal(_ make: () throws(InputError) -> RecordedExample) -> String? {
    do throws(InputError) {
      _ = try make()
      return nil
    } catch { return error.description }
  }

  @Test("a clip is taken from shortly before its first sound to shortly behind its last")
  func margins() throws {
    let example = try RandomFrames.example(RandomFrames.spoken([.k, .aa, .r, .d], gap: 40))
    #expect(example.soundCount == 4)
    #expect(example.isShort)
    // Eleven frames of sounds and two on either side.
    #expect(example.shape.frameCount == 15)
  }

  @Test("silence around a clip makes no difference")
  func silenceAround() throws {
    let short = try RandomFrames.example(RandomFrames.spoken([.k, .aa, .r, .d, .z], gap: 2))
    let long = try RandomFrames.example(RandomFrames.spoken([.k, .aa, .r, .d, .z], gap: 300))
    #expect(short.shape == long.shape)
    #expect(short.sequence.sounds == long.sequence.sounds)
    #expect(!short.isShort)
  }

  @Test("nothing is said in it")
  func silence() {
    for gap in [0, 1, 200] {
      #expect(
        refusal { () throws(InputError) in
          try RandomFrames.example(RandomFrames.spoken([], gap: gap))
        }
          == "clip.wav: no speech is heard in it "
          + "(cut the example out of a call where it is said clearly)")
    }
  }

  @Test("too little is said in it")
  func short() {
    #expect(
      refusal { () throws(InputError) in
        try RandomFrames.example(RandomFrames.spoken([.n, .ow]))
      }
        == "clip.wav: too short to be told from other words: two sounds are heard in it "
        + "(take an example of 5 sounds or more, such as a whole phrase)")
    #expect(
      refusal { () throws(InputError) in try RandomFrames.example(RandomFrames.spoken([.ow])) }?
        .contains("one sound is heard in it") == true)
  }

  @Test("speech goes on for too long")
  func long() {
    let phones = (0..<70).map { Phone.allCases[$0 % Phone.allCases.count] }
    #expect(
      refusal { () throws(InputError) in
        try RandomFrames.example(RandomFrames.spoken(phones))
      }
        == "clip.wav: too long: speech goes on for 4.2 s, and an example has 4 s at the most "
        + "(cut out the few words that matter)")
  }

  @Test("it has two channels, or none")
  func channels() {
    let entry = RandomFrames.entry(RandomFrames.spoken([.k, .aa, .r, .d]))
    let digest = SHA256Digest(ofUTF8: "clip")
    #expect(
      refusal { () throws(InputError) in
        try RecordedExample(path: "clip.wav", digest: digest, channels: [entry, entry])
      }
        == "clip.wav: an example has one channel, and this recording has 2 "
        + "(save the channel on which it is said as a file of its own)")
    #expect(
      refusal { () throws(InputError) in
        try RecordedExample(path: "clip.wav", digest: digest, channels: [])
      } != nil)
  }
}
