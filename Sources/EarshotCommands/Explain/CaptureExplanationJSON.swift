import CallModel
import RuleCheck
import RuleEngine

/// What was said under a name that an amount reads, in machine-readable form.
struct CaptureExplanationJSON: Encodable {
  let name: String
  let choice: String
  let said: [SaidValueJSON]

  init(_ explanation: CaptureExplanation) {
    name = explanation.name
    choice = explanation.choice.rawValue
    said = explanation.said.map(SaidValueJSON.init)
  }

  /// One value and where it was said.
  struct SaidValueJSON: Encodable {
    let capture: Capture
    let value: String
    let hit: HitJSON

    init(_ said: SaidValue) {
      capture = said.capture
      value = said.capture.value.description
      hit = HitJSON(said.hit)
    }
  }
}
