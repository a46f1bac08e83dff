import Diagnostics
import Foundation
import Recognition
import TestSupport
import Testing

@Suite("Commands of recognisers") struct CommandTemplateTests {
  private func fault(_ text: String) -> String {
    do throws(InputError) {
      _ = try CommandTemplate(text, from: "--recogniser")
      return "no error"
    } catch {
      return "\(error)"
    }
  }

  @Test("a command without words, without a place for the sound or with an open quote is refused")
  func refused() {
    #expect(fault("  ").contains("there is no command"))
    #expect(fault("'' {input}").contains("there is no command"))
    #expect(fault("recognise sound.wav").contains("has no place for the sound"))
    #expect(fault("{input}").contains("has no place for the sound"))
    #expect(fault("a {input} 'b").contains("has no end"))
    #expect(fault("a {input} \"b\\\"").contains("has no end"))
    #expect(fault("a --in={input}") == "no error")
  }

  @Test("a program is found on the path as a shell finds it, and a missing one is named")
  func program() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "second/hear")
    try FileManager.default.createDirectory(
      atPath: folder.path("first/hear"), withIntermediateDirectories: true)
    let search = folder.path("first") + ":" + folder.path("second")
    let command = try CommandTemplate("hear {input}", from: "--recogniser")
    func found(_ command: CommandTemplate) -> String {
      do throws(InputError) {
        return try command.programPath(searchPath: search, from: "--recogniser")
      } catch {
        return "\(error)"
      }
    }
    #expect(
      found(command)
        == "--recogniser: `hear` is no program that may be started (chmod +x makes a script one)")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder.path("second/hear"))
    #expect(found(command) == folder.path("second") + "/hear")
    let missing = try CommandTemplate("nobody {input}", from: "--recogniser")
    #expect(
      found(missing)
        == "--recogniser: there is no program `nobody` (install it, or write its whole path)")
    let path = try CommandTemplate("./nobody {input}", from: "--recogniser")
    #expect(found(path) == "--recogniser: there is no program `./nobody` (look at the path)")
  }

  @Test(
    "limits of time are a number with a unit",
    arguments: [
      ("10x", TimeLimit.timesLength(10)), ("0.5x", .timesLength(0.5)),
      ("90s", .fixed(.seconds(90))), ("2m", .fixed(.seconds(120))), ("1h", .fixed(.seconds(3600))),
      ("10", nil), ("x", nil), ("-1s", nil), ("0s", nil), ("nans", nil), ("infx", nil), ("", nil),
      ("1e9s", nil),
    ])
  func timeLimit(text: String, limit: TimeLimit?) {
    #expect(TimeLimit(text) == limit)
  }
}
