import CallModel
import Diagnostics
import Pipeline
import TestSupport
import Testing

@Suite("Which call is meant") struct CallLookupTests {
  private let folder: TemporaryFolder
  private let calls: [Call]

  init() throws {
    folder = try TemporaryFolder()
    let shared = try folder.write("", to: "shared.wav")
    calls = [
      Call(id: "c-1", recordingPath: try folder.write("", to: "a.wav"), facts: CallFacts()),
      Call(id: "c-10", recordingPath: shared, facts: CallFacts()),
      Call(id: "c-11", recordingPath: shared, facts: CallFacts()),
      Call(id: "d-2", recordingPath: nil, facts: CallFacts()),
    ]
  }

  private func id(_ text: String) throws -> String {
    try CallLookup.call(named: text, among: calls, store: "s.db").id
  }

  private func refusal(_ text: String) -> String {
    do throws(InputError) {
      return try CallLookup.call(named: text, among: calls, store: "s.db").id
    } catch {
      return error.description
    }
  }

  @Test("an id means its call, though others begin with it; a beginning that one id has will do")
  func ids() throws {
    #expect(try id("c-1") == "c-1")
    #expect(try id("c-11") == "c-11")
    #expect(try id("d") == "d-2")
  }

  @Test("the path of a recording means its call, in whatever way it is written")
  func paths() throws {
    #expect(try id(folder.path("a.wav")) == "c-1")
    #expect(try id(folder.path + "/./x/../a.wav") == "c-1")
  }

  @Test("several calls and none are told, with what was probably meant")
  func refused() {
    #expect(
      refusal("c")
        == "s.db: 3 calls have ids that begin with `c`: `c-1`, `c-10`, `c-11` (write the whole id)")
    #expect(refusal(folder.path("shared.wav")).contains("2 calls have the recording"))
    #expect(refusal("c-111").hasSuffix("(did you mean `c-11`?)"))
    #expect(refusal("").contains("no call has the id"))
  }
}
