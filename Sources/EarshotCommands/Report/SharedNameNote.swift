package import AttributionStore
import Diagnostics

/// What is said under a report by campaign of names that several campaigns have or had.
package enum SharedNameNote {
  /// The note; `nil` where each name is one campaign's.
  package static func text(_ shared: [SharedCampaignName]) -> String? {
    guard let first = shared.first else { return nil }
    let others =
      switch shared.count {
      case 1: ""
      case 2: "; one more name is shared so"
      default: "; \(shared.count - 1) more names are shared so"
      }
    return
      "  note: \(first.campaignCount) campaigns are or were called “\(first.name.shownAsCell)”\(others). "
      + "They are told apart by their ids; what has only the name is counted by itself\n"
  }
}

extension SQLCallStore {
  /// Says of a report by `dimension` which names are several campaigns', if lines are campaigns.
  func noteSharedNames(by dimension: String) throws(InputError) {
    guard dimension == "campaign", let note = SharedNameNote.text(try sharedCampaignNames()) else {
      return
    }
    Terminal.writeError(note)
  }
}
