import AudioInput
import CallModel
import Diagnostics
import Testing

@Suite("Channels and speakers")
struct ChannelMapTests {
  @Test("one word for each channel, in order")
  func parses() throws {
    #expect(try speakers("caller,agent") == [.caller, .agent])
    #expect(try speakers("agent,caller") == [.agent, .caller])
    #expect(try speakers(" Agent , CALLER ") == [.agent, .caller])
    #expect(try speakers("caller") == [.caller])
    #expect(try speakers("unknown,agent") == [.unknown, .agent])
    #expect(try speakers("") == [])
    #expect(try speakers("  ") == [])
  }

  @Test("what is no map of channels is refused with the word at fault")
  func refuses() {
    let advice = " (write one word for each channel, such as caller,agent)"
    #expect(
      refusal("caller,customer")
        == "--channels: `customer` is not a speaker: caller, agent or unknown" + advice)
    #expect(
      refusal("caller,") == "--channels: `caller,` leaves a channel without a speaker" + advice)
    #expect(
      refusal("caller agent")
        == "--channels: `caller agent` is not a speaker: caller, agent or unknown" + advice)
    #expect(
      refusal("caller,agent,agent")
        == "--channels: `caller,agent,agent` names 3 channels, and a recording has 1 or 2" + advice)
  }

  @Test("an error in a calls file says its line")
  func saysLine() {
    #expect(
      throws: InputError(
        path: "calls.csv", at: .line(7), reason: "`x` is not a speaker: caller, agent or unknown",
        advice: "write one word for each channel, such as caller,agent")
    ) {
      try ChannelMap(parsing: "x", from: "calls.csv", at: .line(7))
    }
  }

  @Test("where nobody has said, speakers are unknown")
  func unknown() throws {
    #expect(try ChannelMap().speakers(for: info(channels: 1)) == [.unknown])
    #expect(try ChannelMap().speakers(for: info(channels: 2)) == [.unknown, .unknown])
  }

  @Test("a statement holds for as many channels as it names")
  func counts() throws {
    #expect(
      try ChannelMap([.caller, .agent]).speakers(for: info(channels: 2)) == [.caller, .agent])
    #expect(try ChannelMap([.caller]).speakers(for: info(channels: 1)) == [.caller])
    #expect(
      mismatch([.caller, .agent], channels: 1)
        == "c.wav: it has 1 channel, but speakers are stated for 2 (caller,agent)"
        + " (state one speaker for each channel, or none)")
    #expect(
      mismatch([.agent], channels: 2)
        == "c.wav: it has 2 channels, but speakers are stated for 1 (agent)"
        + " (state one speaker for each channel, or none)")
  }

  private func speakers(_ text: String) throws -> [Speaker] {
    try ChannelMap(parsing: text, from: "--channels").speakers
  }

  private func refusal(_ text: String) -> String {
    do { return "\(try ChannelMap(parsing: text, from: "--channels"))" } catch { return "\(error)" }
  }

  private func mismatch(_ speakers: [Speaker], channels: Int) -> String {
    do {
      return "\(try ChannelMap(speakers).speakers(for: info(channels: channels)))"
    } catch {
      return "\(error)"
    }
  }

  private func info(channels: Int) -> RecordingInfo {
    RecordingInfo(
      path: "c.wav", formatName: "WAV", sampleRateHz: 8_000, channelCount: channels, durationMs: 1)
  }
}
