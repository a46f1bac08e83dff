import Diagnostics
import RuleSyntax

/// Fields under the names that people have for them elsewhere, with a point in them or without.
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
    // Without a point.
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

extension FileChecker {
  /// `message` of the reader's, with the field that is meant if it is about a name that is none: the reader
  /// knows no fields.
  func withFieldMeant(_ message: Diagnostic) -> Diagnostic {
    guard message.code == .unknownField else { return message }
    let place = message.primary.span
    let meant = FieldsElsewhere.meant(by: tree.source.text(in: place.bytes))
    guard !meant.isEmpty else { return message }
    return Diagnostic(
      message.code, message.summary, at: message.primary, and: message.secondary,
      help: "write " + meant.map { "`\($0)`" }.joined(separator: " or "), notes: message.notes,
      fix: meant.count == 1 ? Diagnostic.Edit(place, meant[0]) : nil)
  }
}
