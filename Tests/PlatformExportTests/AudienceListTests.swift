import CallModel
import ContentHash
import PlatformExport
import Testing

@Suite("Lists of people for platforms")
struct AudienceListTests {
  private func hash(_ text: String) -> String { SHA256Digest(ofUTF8: text).hex }

  private func member(
    _ phones: [String], _ emails: [String], _ consent: AdConsent = AdConsent()
  ) -> AudienceMember {
    AudienceMember(phones: phones.compactMap { PhoneNumber($0) }, emails: emails, consent: consent)
  }

  @Test("each platform has its own header and its own hash of the same number and address")
  func hashes() {
    let members = [member(["+12125550100"], ["Ann.B+x@GMail.com "])]
    #expect(
      AudienceList(members, for: .google).text
        == "Email,Phone\n\(hash("annb@gmail.com")),\(hash("+12125550100"))\n")
    #expect(
      AudienceList(members, for: .meta).text
        == "email,phone\n\(hash("ann.b+x@gmail.com")),\(hash("12125550100"))\n")
    #expect(
      AudienceList(members, for: .microsoft).text == "Email\n\(hash("annb@gmail.com"))\n")
  }

  @Test("dots and plus signs before the @ mean something to Google in an address of another house")
  func otherHouses() {
    let members = [member([], ["a.b+c@example.com"])]
    #expect(AudienceList(members, for: .google).text.contains(hash("a.b+c@example.com")))
    #expect(AudienceList(members, for: .meta).text.contains(hash("a.b+c@example.com")))
  }

  @Test("several numbers make several rows, and the same row is there once")
  func rows() {
    let members = [
      member(["+12125550100", "+12125550101"], ["a@b.c"]), member(["+12125550101"], []),
    ]
    let list = AudienceList(members, for: .google)
    let expected = [
      "\(hash("a@b.c")),\(hash("+12125550100"))", ",\(hash("+12125550101"))",
    ].sorted()
    #expect(list.text == "Email,Phone\n" + expected.map { $0 + "\n" }.joined())
    #expect(list.memberCount == 2)
  }

  @Test("who cannot be reached and who said no are counted and left out")
  func leftOut() {
    let members = [
      member(["+12125550100"], []), member([], []),
      member([], ["no@b.c"], AdConsent(personalization: .denied)),
      member([], ["never@b.c"], AdConsent(userData: .denied)),
      member([], ["yes@b.c"], AdConsent(userData: .granted, personalization: .granted)),
    ]
    let google = AudienceList(members, for: .google)
    #expect((google.memberCount, google.unreachableCount, google.refusedCount) == (2, 1, 2))
    let microsoft = AudienceList(members, for: .microsoft)
    #expect((microsoft.memberCount, microsoft.unreachableCount) == (1, 2))
    #expect(!google.text.contains(hash("no@b.c")))
  }
}
