import ContentHash
import Testing

@Suite struct HexadecimalTests {
  @Test("every byte is two digits, and is read again")
  func roundTrip() {
    let bytes = [UInt8](0...255)
    let text = Hexadecimal.text(bytes)
    #expect(text.hasPrefix("000102") && text.hasSuffix("fdfeff"))
    #expect(Hexadecimal.bytes(text) == bytes)
    #expect(Hexadecimal.bytes(text.uppercased()) == bytes)
  }

  @Test(
    "what is not digits in pairs is nothing", arguments: ["0", "0g", " 0", "+1", "０１", "0x", "é"])
  func refused(text: String) {
    #expect(Hexadecimal.bytes(text) == nil)
  }
}
