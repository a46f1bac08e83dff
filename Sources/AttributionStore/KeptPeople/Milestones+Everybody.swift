import CallModel

extension Milestones {
  /// Those of everybody in `people`, by what they met.
  static func all(_ meetings: [JourneyReader.Meeting], of people: People) -> [Milestones] {
    var all = [Milestones](repeating: Milestones(), count: people.count)
    for meeting in meetings {
      all[Int(people[meeting.person])].meet(atMs: meeting.atMs, meeting.signs)
    }
    for meeting in meetings where meeting.signs.contains(.visits) {
      all[Int(people[meeting.person])].comeBack(atMs: meeting.atMs)
    }
    return all
  }

  /// Those of one person, who met all of this.
  init(_ meetings: [JourneyReader.Meeting]) {
    self.init()
    for meeting in meetings { meet(atMs: meeting.atMs, meeting.signs) }
    for meeting in meetings where meeting.signs.contains(.visits) { comeBack(atMs: meeting.atMs) }
  }

  /// The same as a table has them.
  func told(name: String) -> KeptPerson.Told {
    KeptPerson.Told(name: name, times: instants.map { $0?.iso8601 })
  }
}
