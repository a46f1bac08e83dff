import AttributionStore
import CallModel

/// One person's journey for programs.
struct JourneyJSON: Encodable {
  let names: [Name]
  let stage: String?
  let steps: [Step]
  let joined: [Link]

  init(_ journey: PersonJourney) {
    names = journey.names.map(Name.init)
    stage = journey.stage?.rawValue
    steps = journey.steps.map(Step.init)
    joined = journey.links.map(Link.init)
  }

  /// A name; of a number or an address what stands for it under the key.
  struct Name: Encodable {
    let kind: String
    let name: String

    init(_ name: PersonName) {
      kind = name.kind.rawValue
      self.name = name.text
    }
  }

  /// Why two names are one person's.
  struct Link: Encodable {
    let known: Name?
    let other: Name
    let by: [Evidence]

    init(_ link: PersonLink) {
      known = link.known.map(Name.init)
      other = Name(link.other)
      by = link.evidence.map(Evidence.init)
    }
  }

  /// What ties them.
  struct Evidence: Encodable {
    let kind: String
    let id: String
    let at: String?
    let detail: String?

    init(_ evidence: PersonLink.Evidence) {
      kind = evidence.kind.rawValue
      id = evidence.id
      at = evidence.at?.iso8601
      detail = evidence.detail
    }
  }

  /// Where something came from.
  struct Origin: Encodable {
    let channel: String?
    let source: String?
    let campaign: String?
    let keyword: String?
    let page: String?

    init(_ origin: StepOrigin) {
      channel = origin.channel
      source = origin.source
      campaign = origin.campaign
      keyword = origin.keyword
      page = origin.landingPage
    }
  }
}
