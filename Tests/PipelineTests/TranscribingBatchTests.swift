import AudioInput
import CallModel
import Diagnostics
import Foundation
import Pipeline
import Recognition
import TestSupport
import Testing
import TranscriptInput

@Suite("Transcribing recordings") struct TranscribingBatchTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Writes a recording of three seconds with a channel for each of `levels`, steady at that level.
  @discardableResult
  private func record(_ name: String, levels: [Float]) throws -> String {
    let samples = (0..<24_000).flatMap { _ in levels }
    let clip = SoundClip(sampleRateHz: 8000, channelCount: levels.count, samples: samples)
    try FileManager.default.createDirectory(
      atPath: folder.path("calls"), withIntermediateDirectories: true)
    let path = folder.path("calls/\(name)")
    try Data(clip.wavBytes).write(to: URL(filePath: path))
    return path
  }

  /// A recogniser made of shell lines; `$1` is the sound and `$2` the output, `$HERE` the test's folder.
  private func recogniser(_ lines: String) throws -> Recogniser {
    let script = try folder.write("echo >> '\(folder.path)/starts' x\n" + lines, to: "hear")
    let command = try CommandTemplate("sh '\(script)' {input} {output}", from: "--recogniser")
    return Recogniser(
      command, program: "/bin/sh",
      environment: ProcessInfo.processInfo.environment.merging(["HERE": folder.path]) { $1 },
      retryCount: 0)
  }

  private var startCount: Int {
    let starts = try? String(contentsOfFile: folder.path("starts"), encoding: .utf8)
    return starts?.split(separator: "\n").count ?? 0
  }

  private func transcribe(
    _ recogniser: Recogniser, again: Bool = false
  ) async throws -> [TranscribedRecording.Result] {
    let batch = try TranscribingBatch(
      paths: [folder.path("calls")], recogniser: recogniser, startsOver: again, jobCount: 2,
      createdAt: Instant(unixMs: 0))
    return await batch.run().map(\.result)
  }

  /// What the recogniser of these tests says: a word on each channel, a second later on the second.
  private let twoVoices =
    #"""
    case $1 in
      *-0.wav) echo '{"transcript":{"text":"hi"},"segments":[{"start":0.5,"end":1,"text":"hi","speaker":"A","words":[0]}],"words":[{"start":0.5,"end":1,"text":"hi","confidence":0.7}]}' > "$2" ;;
      *) echo '{"transcript":{"text":"yes"},"segments":[{"start":0.2,"end":0.4,"text":"yes"}]}' > "$2" ;;
    esac
    """#

  @Test(
    "the words of the channels become one transcript beside the recording, each with its channel")
  func channels() async throws {
    let path = try record("17.wav", levels: [0.5, -0.5])
    let transcriptPath = folder.path("calls/17.transcript.json")
    #expect(
      try await transcribe(try recogniser(twoVoices))
        == [.transcribed(transcriptPath: transcriptPath, wordCount: 2, lengthMs: 3000)])
    #expect(TranscriptFile.beside(path).path == transcriptPath)
    let transcript = try TranscriptFile.read(path: transcriptPath)
    #expect(transcript.format == "wtf")
    #expect(transcript.words.map(\.text) == ["yes", "hi"])
    #expect(transcript.words.map(\.channel) == [1, 0])
    #expect(transcript.words.map(\.turn) == [0, 1])
    #expect(transcript.words.map(\.hasApproximateTimes) == [true, false])
    #expect(transcript.words.map(\.speakerLabel) == [nil, nil])
    #expect(transcript.words[1].confidence == Confidence(0.7))
    #expect(
      transcript.assigningSpeakers(byChannel: [.caller, .agent]).words.map(\.speaker)
        == [.agent, .caller])
  }

  @Test("of a recording with one channel the voices keep the names that the recogniser gave them")
  func oneChannel() async throws {
    try record("17.wav", levels: [0.5])
    _ = try await transcribe(try recogniser(twoVoices))
    let transcript = try TranscriptFile.read(path: folder.path("calls/17.transcript.json"))
    #expect(transcript.words.map(\.speakerLabel) == ["A"])
  }

  @Test("the recogniser is given 16 kHz mono of the channel, in a folder that is gone afterwards")
  func sound() async throws {
    try record("17.wav", levels: [0.5, -0.25])
    _ = try await transcribe(
      try recogniser(#"cp "$1" "$HERE"; echo "$1 $TMPDIR" >> "$HERE/paths"; : > "$2""#))
    for (channel, level) in [0.5, -0.25].enumerated() {
      var reader = try SpeechReader(path: folder.path("channel-\(channel).wav"))
      #expect(reader.info.channelCount == 1 && reader.info.sampleRateHz == 16_000)
      #expect(reader.info.durationMs == 3000)
      let block = try #require(try reader.nextBlock())
      #expect(abs(block.channels[0][8000] - Float(level)) < 0.001)
    }
    let paths = try String(contentsOfFile: folder.path("paths"), encoding: .utf8)
      .split { $0 == "\n" || $0 == " " }.map(String.init)
    #expect(paths.count == 4)
    for path in paths { #expect(!FileManager.default.fileExists(atPath: path)) }
  }

  @Test("a recording is transcribed once, and again when the sound or the command is another")
  func once() async throws {
    try record("17.wav", levels: [0.5])
    let recogniser = try recogniser(#"echo word > "$2""#)
    let path = folder.path("calls/17.transcript.json")
    _ = try await transcribe(recogniser)
    #expect(try await transcribe(recogniser) == [.upToDate(transcriptPath: path)])
    #expect(startCount == 1)
    _ = try await transcribe(recogniser, again: true)
    #expect(startCount == 2)
    try record("17.wav", levels: [0.25])
    _ = try await transcribe(recogniser)
    #expect(startCount == 3)
    let other = Recogniser(
      try CommandTemplate(recogniser.command.text + " --better", from: "test"), program: "/bin/sh",
      environment: [:], retryCount: 0)
    _ = try await transcribe(other)
    #expect(startCount == 4)
  }

  @Test("a transcript of another hand is left alone, one under the name of ours too")
  func others() async throws {
    try record("a.wav", levels: [0.5])
    try record("b.wav", levels: [0.5])
    try folder.write("Agent: hello\n", to: "calls/a.txt")
    let words = #"{"transcript":{"text":""},"segments":[]}"#
    try folder.write(words, to: "calls/b.transcript.json")
    let results = try await transcribe(try recogniser(#"echo word > "$2""#), again: true)
    #expect(
      results == [
        .hasOther(transcriptPath: folder.path("calls/a.txt")),
        .hasOther(transcriptPath: folder.path("calls/b.transcript.json")),
      ])
    #expect(startCount == 0)
  }

  @Test("one recording that fails is told, leaves nothing behind and does not stop the others")
  func failures() async throws {
    try record("a.wav", levels: [0.5, 0.5])
    try folder.write("no sound", to: "calls/b.wav")
    try record("c.wav", levels: [0.5])
    // The second channel of the first recording fails.
    let results = try await transcribe(
      try recogniser(#"case $1 in *-1.wav) echo oh >&2; exit 5 ;; esac; echo word > "$2""#))
    guard case .failed(let first) = results[0], case .failed = results[1],
      case .transcribed = results[2]
    else {
      Issue.record("\(results)")
      return
    }
    #expect(
      "\(first)".contains("calls/a.wav, channel 1: the recogniser ended with exit code 5: oh"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path("calls")).sorted()
        == ["a.wav", "b.wav", "c.transcript.json", "c.wav"])
  }

  @Test("words after the end of the recording are no transcript of it")
  func otherTimes() async throws {
    try record("a.wav", levels: [0.5])
    let results = try await transcribe(
      try recogniser(#"printf 'WEBVTT\n\n01:00.000 --> 01:01.000\nhi\n' > "$2""#))
    guard case .failed(let error) = results[0] else {
      Issue.record("\(results)")
      return
    }
    #expect(error.reason.contains("said after the end of the recording"))
  }

  @Test("two recordings whose transcripts would share a file are not both transcribed")
  func clash() async throws {
    try record("a.wav", levels: [0.5])
    try record("a.WAV", levels: [0.25])
    let results = try await transcribe(try recogniser(#"echo word > "$2""#))
    #expect(results.count == 2)
    #expect(results.count { if case .failed = $0 { true } else { false } } == 1)
  }

  @Test("a batch that is cancelled says what it did not reach, and writes nothing of it")
  func cancelled() async throws {
    try record("a.wav", levels: [0.5])
    let recogniser = try recogniser("exec sleep 1000")
    let task = Task { try await transcribe(recogniser) }
    while startCount == 0 { try await Task.sleep(for: .milliseconds(5)) }
    task.cancel()
    #expect(try await task.value == [.notReached])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path("calls")) == ["a.wav"])
  }
}
