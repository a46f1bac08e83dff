import Diagnostics
import JSONText

/// What an answer means for what was sent.
public enum Verdict: Sendable, Hashable {
  /// It was taken, but for those conversions, by their places, each with the reason. `note` is what else the server
  /// says.
  case taken(except: [Int: String], note: String?)
  /// It has to be sent again.
  case later(reason: String)
  /// It was not taken and will not be.
  case refused(reason: String)

  /// The verdict on `answer` of the platform with this name.
  public init(_ answer: PostAnswer, from platform: String) {
    switch answer {
    case .nothing(let reason): self = .later(reason: reason)
    case .answered(let status, _, let body): self.init(status, Answer(body), from: platform)
    }
  }

  private init(_ status: Int, _ answer: Answer, from platform: String) {
    let said = "the server answers \(status)" + (answer.message.map { ": \($0)" } ?? "")
    switch status {
    case 200...299 where platform == "google-ads":
      switch GoogleAdsAnswer(answer) {
      case .took(let exceptions): self = .taken(except: exceptions, note: nil)
      case .refusedSome: self = .refused(reason: said)
      // What Google took is not taken twice, and what it refused it refuses again.
      case .unreadable:
        let beginning = answer.message.map { ": \($0)" } ?? ""
        self = .later(
          reason: "the server answers \(status), and nobody can read from it what Google took"
            + beginning)
      }
    case 200...299:
      // Some of several were not taken, and the answer does not say which in a way that is understood.
      self = .taken(except: [:], note: status == 207 ? said : nil)
    case 300...399: self = .refused(reason: said + "; name the address to which it leads")
    // A token that is over says nothing about what is sent with it.
    case 401, 407, 408, 425, 429, 500...599: self = .later(reason: said)
    default:
      self = answer.isTransient ? .later(reason: said) : .refused(reason: said)
    }
  }
}
