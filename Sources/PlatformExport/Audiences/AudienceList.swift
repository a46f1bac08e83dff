public import CallModel

/// A list of people as a platform takes it: a CSV file with what they can be reached by, hashed as it wants it.
///
/// A person with several numbers or addresses has several rows. Nothing in the file tells a name, a call or what
/// was said.
public struct AudienceList: Sendable, Hashable {
  /// The file.
  public let text: String
  /// How many people are in it.
  public let memberCount: Int
  /// How many are not, since nothing that the platform takes is known of them.
  public let unreachableCount: Int
  /// How many are not, since they said no to being known to platforms or advertised to.
  public let refusedCount: Int

  /// The list of `members` for `platform`.
  public init(_ members: [AudienceMember], for platform: AudiencePlatform) {
    var (memberCount, unreachableCount, refusedCount) = (0, 0, 0)
    var rows: Set<[String]> = []
    for member in members {
      if member.consent.userData == .denied || member.consent.personalization == .denied {
        refusedCount += 1
        continue
      }
      let its = platform.rows(of: member)
      if its.isEmpty { unreachableCount += 1 } else { memberCount += 1 }
      rows.formUnion(its)
    }
    var table = CSVTable(header: platform.header)
    // Hashes in order tell nothing of who is known by which.
    for row in rows.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      table.add(row.map { .exact($0) })
    }
    text = table.text
    self.memberCount = memberCount
    self.unreachableCount = unreachableCount
    self.refusedCount = refusedCount
  }
}

extension AudiencePlatform {
  /// The names of the columns, as the platform's template has them.
  fileprivate var header: [String] {
    switch self {
    case .google: ["Email", "Phone"]
    case .microsoft: ["Email"]
    case .meta: ["email", "phone"]
    }
  }

  fileprivate func rows(of member: AudienceMember) -> [[String]] {
    let emails = member.emails.map(hash)
    let phones = self == .microsoft ? [] : member.phones.map(hash)
    return (0..<max(emails.count, phones.count)).map { place in
      let email = place < emails.count ? emails[place] : ""
      return self == .microsoft ? [email] : [email, place < phones.count ? phones[place] : ""]
    }
  }

  private func hash(_ email: String) -> String {
    switch self {
    case .google: HashedContact.googleEmail(email)
    case .microsoft: HashedContact.microsoftEmail(email)
    case .meta: HashedContact.email(email)
    }
  }

  private func hash(_ phone: PhoneNumber) -> String {
    self == .meta ? HashedContact.phoneDigits(phone) : HashedContact.phoneWithPlus(phone)
  }
}
