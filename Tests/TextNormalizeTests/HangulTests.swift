import Testing
import TextNormalize

@Suite struct HangulTests {
  @Test(
    "syllables, jamo, old letters and half-width forms are Hangul",
    arguments: "가힣ᄀㅎꥠퟋﾡￜ".unicodeScalars.map { $0 })
  func letters(scalar: Unicode.Scalar) {
    #expect(scalar.isHangul)
  }

  @Test(
    "no other letters are, also of Hangul's neighbours",
    arguments: "aé漢かカㄅ。 1꥟ꦀ豈！￝".unicodeScalars.map { $0 })
  func others(scalar: Unicode.Scalar) {
    #expect(!scalar.isHangul)
  }

  @Test("all that Unicode calls Hangul in its names is")
  func names() {
    var count = 0
    for value in UInt32(0)...0xFFFF {
      guard let scalar = Unicode.Scalar(value), let name = scalar.properties.name,
        name.hasPrefix("HANGUL") || name.hasPrefix("HALFWIDTH HANGUL"),
        scalar.properties.isAlphabetic
      else { continue }
      #expect(scalar.isHangul, "\(name)")
      count += 1
    }
    #expect(count > 11_000)
  }
}
