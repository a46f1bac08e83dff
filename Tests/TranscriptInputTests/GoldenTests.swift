import TestSupport
import Testing
import TranscriptInput

/// Every fixture is read as its `.golden` file says.
@Suite struct GoldenTests {
  @Test(
    "fixtures are read as their golden files say",
    arguments: Fixture.names)
  func golden(name: String) throws {
    let transcript = try TranscriptFile.read(path: try Fixture.path(name))
    GoldenFile(name + ".golden", in: "Fixtures").expect(rendered(transcript))
  }
}
