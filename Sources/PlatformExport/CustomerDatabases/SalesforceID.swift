/// Ids of Salesforce's: 15 or 18 letters and digits, of which the first three tell what has it.
enum SalesforceID {
  static func isOpportunity(_ text: String) -> Bool { isID(text, of: ["006"]) }

  static func isContactOrLead(_ text: String) -> Bool { isID(text, of: ["003", "00Q"]) }

  static func isCampaign(_ text: String) -> Bool { isID(text, of: ["701"]) }

  private static func isID(_ text: String, of kinds: [String]) -> Bool {
    [15, 18].contains(text.utf8.count) && kinds.contains(where: text.hasPrefix)
      && text.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
      }
  }
}
