import CallModel

extension Milestones {
  /// Those of everybody in `people`, by what they met.
  static func all(_ meetings: [JourneyReader.Meeting], of people: People) -> [Milestones] {
    var all = [Milestones](repeating: Milestones(), count: people.count)
    for meeting in meetings {
      all[Int(people[meeting.person])].meet(atMs: meeting.atMs, responds: meeting.responds)
    }
    for meeting in meetings { all[Int(people[meeting.person])].comeBack(atMs: meeting.atMs) }
    return all
  }

  /// The same as a table has them.
  func told(name: String) -> KeptPerson.Told {
    let times = instants.map { $0?.iso8601 }
    return KeptPerson.Told(
      name: name, firstMetAt: times[0], cameBackAt: times[1], respondedAt: times[2])
  }
}
