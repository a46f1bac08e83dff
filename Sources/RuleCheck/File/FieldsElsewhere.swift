/// Fields under the names that other products have for them.
enum FieldsElsewhere {
  /// The fields that `path` can mean; none if it is nobody's name for a field.
  static func meant(by path: String) -> [String] {
    meanings[path.lowercased().filter { $0 != "_" }] ?? []
  }

  private static let meanings: [String: [String]] = [
    "call.length": ["call.duration"], "call.time": ["call.started"], "call.date": ["call.started"],
    "call.start": ["call.started"], "call.starttime": ["call.started"],
    "call.day": ["call.weekday"], "call.campaign": ["campaign.name"],
    "call.source": ["campaign.source"],
    "call.talktime": ["caller.talk_time", "agent.talk_time"],
    "call.talkshare": ["caller.talk_share", "agent.talk_share"],
    "call.number": ["caller.number", "tracking.number"], "caller.phone": ["caller.number"],
    "caller.phonenumber": ["caller.number"], "caller.id": ["caller.number"],
    "caller.state": ["caller.region"], "caller.repeat": ["caller.is_repeat"],
    "agent.name": ["agent.id"], "campaign.utmcampaign": ["campaign.name"],
    "campaign.utmsource": ["campaign.source"], "campaign.utmmedium": ["campaign.medium"],
    "campaign.utmterm": ["campaign.keyword"], "campaign.term": ["campaign.keyword"],
    "hold.time": ["hold.total"], "hold.duration": ["hold.total"],
  ]
}
