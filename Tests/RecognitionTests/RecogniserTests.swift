import CallModel
import Diagnostics
import Foundation
import Recognition
import TestSupport
import Testing

@Suite("Recognisers") struct RecogniserTests {
  private func words(
    _ fake: FakeRecogniser, _ arguments: String = "{input} {output}",
    limit: TimeLimit = .standard, retries: Int = 0, lengthMs: Int = 10_000
  ) async throws -> Transcript? {
    let recogniser = try fake.recogniser(arguments, limit: limit, retries: retries)
    return try await recogniser.transcript(
      ofSoundAt: fake.folder.path("sound.wav"), lengthMs: lengthMs, in: fake.folder.path,
      named: "17.wav")
  }

  private func fault(
    _ fake: FakeRecogniser, _ arguments: String = "{input} {output}",
    limit: TimeLimit = .standard, retries: Int = 0
  ) async -> String {
    await message { _ = try await words(fake, arguments, limit: limit, retries: retries) }
  }

  @Test("what is written to the output is read, in whatever format it is")
  func writesFile() async throws {
    let fake = try FakeRecogniser(
      #"printf 'WEBVTT\n\n00:01.000 --> 00:02.000\ncredit card\n' > "$2""#)
    let transcript = try #require(try await words(fake))
    #expect(transcript.words.map(\.text) == ["credit", "card"])
    #expect(transcript.words.map(\.span.startMs) == [1000, 1600])
  }

  @Test("without a place for the output, what is printed is the transcript")
  func prints() async throws {
    let fake = try FakeRecogniser(
      #"echo "{\"transcript\":{\"text\":\"hi\"},\"segments\":[{\"start\":1,\"end\":2,\"text\":\"hi\"}]}""#
    )
    let transcript = try #require(try await words(fake, "{input}"))
    #expect(transcript.format == "wtf")
    #expect(transcript.words.map(\.text) == ["hi"])
  }

  @Test("words without times are spread over the sound, and say so")
  func plainText() async throws {
    let fake = try FakeRecogniser(#"printf 'I have a\ncard' > "$2""#)
    let transcript = try #require(try await words(fake))
    #expect(transcript.words.map(\.text) == ["I", "have", "a", "card"])
    #expect(transcript.words.map(\.hasApproximateTimes) == [true, true, true, true])
    #expect(transcript.words.last?.span.endMs == 10_000)
  }

  @Test("nothing written is a transcript in which nobody speaks", arguments: ["", " \n\n"])
  func silence(text: String) async throws {
    let fake = try FakeRecogniser(#"printf '\#(text)' > "$2""#)
    let transcript = try #require(try await words(fake))
    #expect(transcript.words.isEmpty)
  }

  @Test("paths come as single arguments, whatever is in them, and nothing is expanded")
  func arguments() async throws {
    let fake = try FakeRecogniser(
      #"for each in "$@"; do echo "$each"; done > "$(dirname "$0")/said"; echo yes"#)
    _ = try await words(fake, #"{input} '$HOME *' --to={input} a\ b "c \"d""#)
    let sound = fake.folder.path("sound.wav")
    #expect(fake.lines(of: "said") == [sound, "$HOME *", "--to=\(sound)", "a b", "c \"d"])
  }

  @Test("a failure is told with its exit code and the last that was said, terminal codes left out")
  func exitCode() async throws {
    let fake = try FakeRecogniser(
      #"echo one >&2; echo two >&2; printf '\033[31mno model\nfetch it first\n' >&2; exit 7"#)
    #expect(
      await fault(fake)
        == "17.wav: the recogniser ended with exit code 7: two / [31mno model / fetch it first "
        + "(try by hand: sh '\(fake.folder.path("my recogniser"))' {input} {output})")
  }

  @Test("where nothing is said on standard error, what was printed is told")
  func exitCodeWithOutput() async throws {
    let fake = try FakeRecogniser("echo 'no model'; exit 1")
    #expect(await fault(fake).contains("exit code 1: no model (try"))
    #expect(await fault(fake, "{input}").contains("exit code 1: no model (try"))
  }

  @Test("a signal that ends it is told")
  func signal() async throws {
    let fake = try FakeRecogniser("kill -SEGV $$")
    #expect(await fault(fake).contains("the recogniser was ended by signal 11"))
  }

  @Test("it is started again after a failure, and what a broken attempt left does not count")
  func retries() async throws {
    let fake = try FakeRecogniser(
      #"""
      starts="$(dirname "$0")/starts"; echo >> "$starts" x
      case $(wc -l < "$starts") in
        1) echo 'first attempt' > "$2"; exit 1 ;;
        2) exit 0 ;;
        *) echo 'third attempt' > "$2" ;;
      esac
      """#)
    let transcript = try #require(try await words(fake, retries: 2))
    #expect(transcript.words.map(\.text) == ["third", "attempt"])
    #expect(fake.startCount == 3)
  }

  @Test("after the last retry the failure says how often it was tried")
  func retriesExhausted() async throws {
    let fake = try FakeRecogniser(#"echo >> "$(dirname "$0")/starts" x; exit 3"#)
    #expect(await fault(fake, retries: 2).contains("exit code 3, the last of 3 times"))
    #expect(fake.startCount == 3)
  }

  @Test("output that is missing or no transcript is a failure")
  func badOutput() async throws {
    #expect(await fault(try FakeRecogniser("exit 0")).contains("ended well and wrote no {output}"))
    let broken = try FakeRecogniser(#"printf '{"segments": [' > "$2""#)
    #expect(await fault(broken).contains("gave no transcript: its output:1: not whole JSON"))
    let noText = try FakeRecogniser(#"printf 'a\377b' > "$2""#)
    #expect(
      await fault(noText).contains("gave no transcript: its output, byte 1: not text in UTF-8"))
    let folder = try FakeRecogniser(#"mkdir "$2""#)
    #expect(await fault(folder).contains("gave no transcript: its output: not a file"))
  }

  @Test("its time over, it is ended with all that it started, whether it listens to that or not")
  func timeout() async throws {
    let fake = try FakeRecogniser(
      #"""
      trap '' TERM
      here="$(dirname "$0")"
      sh -c 'trap "" TERM; while :; do sleep 0.1; done' & echo $! > "$here/child"; echo $$ > "$here/self"
      while :; do sleep 0.1; done
      """#)
    let told = await fault(fake, limit: .fixed(.milliseconds(700)))
    #expect(told.contains("was not done after 700 ms and was stopped"))
    for name in ["child", "self"] {
      let process = try #require(fake.lines(of: name).first.flatMap(pid_t.init))
      #expect(!isRunning(process), "\(name) is still there")
    }
  }

  @Test("one that ends and leaves something running is done, and what it left is ended")
  func background() async throws {
    let fake = try FakeRecogniser(
      #"sleep 1000 & echo $! > "$(dirname "$0")/child"; echo done > "$2""#)
    let transcript = try #require(try await words(fake))
    #expect(transcript.words.map(\.text) == ["done"])
    let process = try #require(fake.lines(of: "child").first.flatMap(pid_t.init))
    #expect(!isRunning(process))
  }

  @Test("one that never stops talking is not waited for by itself, and fills no memory")
  func endlessErrors() async throws {
    let fake = try FakeRecogniser("yes 'still at it' >&2")
    let told = await fault(fake, limit: .fixed(.milliseconds(500)))
    #expect(told.contains("was not done after 500 ms"))
  }

  @Test("much talk on both streams does not block it")
  func muchOutput() async throws {
    let fake = try FakeRecogniser(
      #"seq 200000 >&2; seq 200000; echo word > "$2""#)
    let transcript = try #require(try await words(fake))
    #expect(transcript.words.count == 1)
  }

  @Test("a transcript that has no end is cut off")
  func endlessOutput() async throws {
    let fake = try FakeRecogniser("yes word")
    let told = await fault(fake, "{input}")
    #expect(told.contains("printed more than a transcript may have"))
  }

  @Test("cancelled, it ends at once and gives nothing")
  func cancelled() async throws {
    let fake = try FakeRecogniser(#"echo $$ > "$(dirname "$0")/self"; exec sleep 1000"#)
    let recogniser = try fake.recogniser()
    let task = Task {
      try await recogniser.transcript(
        ofSoundAt: fake.folder.path("sound.wav"), lengthMs: 1000, in: fake.folder.path, named: "a")
    }
    while fake.lines(of: "self").isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    task.cancel()
    #expect(try await task.value == nil)
    let process = try #require(fake.lines(of: "self").first.flatMap(pid_t.init))
    #expect(!isRunning(process))
  }

  @Test("a program that is gone is not tried twice")
  func goneProgram() async throws {
    let fake = try FakeRecogniser("")
    let recogniser = try fake.recogniser(program: fake.folder.path("gone"), retries: 5)
    let told = await message {
      _ = try await recogniser.transcript(
        ofSoundAt: "sound.wav", lengthMs: 1000, in: fake.folder.path, named: "17.wav")
    }
    #expect(told.hasPrefix("17.wav: the recogniser cannot be started: No such file or directory"))
    #expect(!told.contains("times"))
  }

  private func isRunning(_ process: pid_t) -> Bool {
    // Whoever inherits a process may take a moment to bury it.
    for _ in 0..<100 {
      let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
      guard let state, !state.contains(") Z ") else { return false }
      Thread.sleep(forTimeInterval: 0.01)
    }
    return true
  }
}
