import Foundation
import TestSupport
import Testing

@Suite("Lists from a pipe") struct E2EPipedListTests {
  @Test(
    "keywords and phrases are read from what a shell pipes in",
    arguments: [
      ["spot", "audio-fixtures/calls/theatre-tickets.wav", "--keywords", "/dev/stdin"],
      ["search", "--phrases", "/dev/stdin"],
    ])
  func piped(arguments: [String]) throws {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data("credit (card\n".utf8))
    try pipe.fileHandleForWriting.close()
    let run = ProgramRun(
      finishing: try ChildProcess(
        Places.program.path, arguments, in: Places.repository.path,
        input: pipe.fileHandleForReading))
    #expect(run.exitCode == 1)
    #expect(run.errors.contains("\"credit (card\": this group is not closed"), "\(run.errors)")
  }

  @Test("a dictionary is read once from what a shell pipes in")
  func pipedDictionary() throws {
    func search(_ dictionary: String, _ text: String) throws -> ProgramRun {
      let folder = try TemporaryFolder()
      let store = folder.path("earshot.db")
      try FileManager.default.createDirectory(
        atPath: folder.path("calls"), withIntermediateDirectories: false)
      _ = ProgramRun(
        finishing: try ChildProcess(
          Places.program.path, ["run", folder.path("calls"), "--rules", "rules", "--store", store],
          in: Places.repository.path))
      let pipe = Pipe()
      try pipe.fileHandleForWriting.write(contentsOf: Data(text.utf8))
      try pipe.fileHandleForWriting.close()
      return ProgramRun(
        finishing: try ChildProcess(
          Places.program.path,
          ["search", "qwikline", "--dictionary", dictionary, "--store", store],
          in: Places.repository.path, input: pipe.fileHandleForReading))
    }
    let run = try search("/dev/stdin", "qwikline K W IH K L AY N\n")
    #expect(!run.errors.contains("dictionary"), "\(run.errors)")
    #expect(try search("/dev/stdin", "qwikline K QQ\n").errors.contains("/dev/stdin:1: "))
  }
}
