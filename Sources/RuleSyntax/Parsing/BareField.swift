/// Names without a point that people write for fields, mostly those of other products.
enum BareField {
  /// The fields that `name` can stand for; none if nothing is known of it.
  static func meant(by name: String) -> [String] {
    fields[name.lowercased().filter { $0 != "_" }] ?? []
  }

  private static let fields: [String: [String]] = [
    "duration": ["call.duration"], "length": ["call.duration"], "callduration": ["call.duration"],
    "calllength": ["call.duration"], "direction": ["call.direction"],
    "calldirection": ["call.direction"], "started": ["call.started"], "time": ["call.started"],
    "date": ["call.started"], "starttime": ["call.started"], "weekday": ["call.weekday"],
    "day": ["call.weekday"], "language": ["call.language"], "hangupby": ["call.hangup_by"],
    "ringtime": ["call.ring_time"],
    "callerid": ["caller.number"], "callernumber": ["caller.number"],
    "phone": ["caller.number"], "phonenumber": ["caller.number"], "number": ["caller.number"],
    "region": ["caller.region"], "agentid": ["agent.id"], "team": ["agent.team"],
    "trackingnumber": ["tracking.number"],
    "campaign": ["campaign.name"], "campaignname": ["campaign.name"],
    "campaignid": ["campaign.id"], "source": ["campaign.source"], "medium": ["campaign.medium"],
    "keyword": ["campaign.keyword"], "utmcampaign": ["campaign.name"],
    "utmsource": ["campaign.source"], "utmmedium": ["campaign.medium"],
    "utmterm": ["campaign.keyword"],
    "talktime": ["caller.talk_time", "agent.talk_time"],
    "talkshare": ["caller.talk_share", "agent.talk_share"],
    "holdtime": ["hold.total"], "silence": ["silence.total", "silence.longest"],
  ]
}
