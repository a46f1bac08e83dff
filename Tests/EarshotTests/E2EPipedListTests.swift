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
}
