package import Pronunciation

/// What it costs to take one sound for another, to hear one that is not there, or to miss one: hundredths, of
/// which 100 is a sound for one that has nothing of it.
///
/// The costs follow the features of phonetics: where in the mouth a consonant is made, how, and with or
/// without voice; how high and how far back a vowel is, where it glides, and whether it has an *r* in it.
package struct PhoneCosts: Sendable {
  /// What costs less than this stays within a ``PhoneClass``.
  // INVARIANT: no phone is missed, added or taken for one of another class for less.
  static let leastAcrossClasses = 50

  /// The costs of taking one phone for another: 38 rows of 64, of which 38 are used.
  private let substitutions: [Int32]
  private let indels: [Int32]

  /// The costs that matching goes by.
  package static let standard = PhoneCosts()

  private init() {
    let phones = Phone.allCases
    let unused = [Int32](repeating: 100, count: 64 - phones.count)
    substitutions = phones.flatMap { left in
      phones.map { Int32(Self.cost(left, $0)) } + unused
    }
    indels = phones.map { Int32(Self.cost(of: $0)) }
  }

  /// What it costs to take the one phone for the other; 0 for a phone itself.
  @inline(__always)
  func substitution(_ left: UInt8, _ right: UInt8) -> Int32 {
    substitutions[Int(left) << 6 | Int(right)]
  }

  /// What it costs to miss the phone, or to hear it where it is not.
  @inline(__always)
  func indel(_ phone: UInt8) -> Int32 { indels[Int(phone)] }

  /// What any phone costs at least that is missed or added.
  static let leastIndel = 55

  /// What it costs to take the one phone for the other; 0 for a phone itself.
  package func substitution(_ left: Phone, _ right: Phone) -> Int {
    Int(substitution(left.rawValue, right.rawValue))
  }

  /// What it costs to miss the phone, or to hear it where it is not.
  package func indel(_ phone: Phone) -> Int { Int(indel(phone.rawValue)) }

  private static func cost(of phone: Phone) -> Int {
    switch phone {
    case .hh: 55
    case .t, .d, .ah, .ih, .y: 60
    case .r, .l, .w, .er: 70
    case .n, .m, .ng, .th, .dh, .v, .f: 80
    default: 90
    }
  }

  private static func cost(_ left: Phone, _ right: Phone) -> Int {
    if left == right { return 0 }
    switch (VowelPlace(left), VowelPlace(right)) {
    case (let left?, let right?): return left.cost(to: right)
    case (nil, nil): return consonantCost(left, right)
    default: return isRhotic(left) && isRhotic(right) ? 50 : 100
    }
  }

  private static func isRhotic(_ phone: Phone) -> Bool { phone == .r || phone == .er }

  private static func consonantCost(_ left: Phone, _ right: Phone) -> Int {
    guard let one = Articulation(left), let other = Articulation(right) else { return 100 }
    let voicing = one.isVoiced == other.isVoiced ? 0 : 25
    let isSameClass = PhoneClass(left) == PhoneClass(right)
    let cost =
      switch (one.manner == other.manner, one.place == other.place) {
      case (true, true): 0
      // A closer place is easier to take for another.
      case (true, false): (isSameClass ? 30 : 45) + 5 * abs(one.place - other.place)
      case (false, true): isSameClass ? 30 : 50
      case (false, false): isSameClass ? 40 : 90
      }
    return isSameClass ? cost + voicing : min(100, max(Self.leastAcrossClasses, cost + voicing))
  }
}

/// How a consonant is made.
private struct Articulation {
  enum Manner { case stop, affricate, fricative, nasal, approximant }

  let manner: Manner
  /// From the lips, 0, to the throat.
  let place: Int
  let isVoiced: Bool

  /// `nil` for a vowel.
  init?(_ phone: Phone) {
    switch phone {
    case .p: (manner, place, isVoiced) = (.stop, 0, false)
    case .b: (manner, place, isVoiced) = (.stop, 0, true)
    case .t: (manner, place, isVoiced) = (.stop, 3, false)
    case .d: (manner, place, isVoiced) = (.stop, 3, true)
    case .k: (manner, place, isVoiced) = (.stop, 6, false)
    case .g: (manner, place, isVoiced) = (.stop, 6, true)
    case .ch: (manner, place, isVoiced) = (.affricate, 4, false)
    case .jh: (manner, place, isVoiced) = (.affricate, 4, true)
    case .f: (manner, place, isVoiced) = (.fricative, 1, false)
    case .v: (manner, place, isVoiced) = (.fricative, 1, true)
    case .th: (manner, place, isVoiced) = (.fricative, 2, false)
    case .dh: (manner, place, isVoiced) = (.fricative, 2, true)
    case .s: (manner, place, isVoiced) = (.fricative, 3, false)
    case .z: (manner, place, isVoiced) = (.fricative, 3, true)
    case .sh: (manner, place, isVoiced) = (.fricative, 4, false)
    case .zh: (manner, place, isVoiced) = (.fricative, 4, true)
    case .hh: (manner, place, isVoiced) = (.fricative, 8, false)
    case .m: (manner, place, isVoiced) = (.nasal, 0, true)
    case .n: (manner, place, isVoiced) = (.nasal, 3, true)
    case .ng: (manner, place, isVoiced) = (.nasal, 6, true)
    case .w: (manner, place, isVoiced) = (.approximant, 0, true)
    case .l: (manner, place, isVoiced) = (.approximant, 3, true)
    case .r: (manner, place, isVoiced) = (.approximant, 4, true)
    case .y: (manner, place, isVoiced) = (.approximant, 5, true)
    case .aa, .ae, .ah, .aw, .ay, .eh, .er, .ey, .ih, .iy, .ow, .oy, .uh, .uw: return nil
    }
  }
}

/// Where in the mouth a vowel is made, and where it goes.
private struct VowelPlace {
  enum Glide { case none, front, back, rhotic }

  /// From close, 0, to open, 1.
  let openness: Double
  /// From the front, 0, to the back, 1.
  let backness: Double
  let glide: Glide

  /// `nil` for a consonant.
  init?(_ phone: Phone) {
    switch phone {
    case .iy: (openness, backness, glide) = (0, 0, .none)
    case .ih: (openness, backness, glide) = (0.2, 0.2, .none)
    case .ey: (openness, backness, glide) = (0.4, 0.1, .front)
    case .eh: (openness, backness, glide) = (0.6, 0.1, .none)
    case .ae: (openness, backness, glide) = (0.85, 0.15, .none)
    case .aa: (openness, backness, glide) = (1, 0.7, .none)
    case .ah: (openness, backness, glide) = (0.55, 0.55, .none)
    case .er: (openness, backness, glide) = (0.5, 0.5, .rhotic)
    case .uh: (openness, backness, glide) = (0.2, 0.8, .none)
    case .uw: (openness, backness, glide) = (0, 1, .none)
    case .ow: (openness, backness, glide) = (0.4, 1, .back)
    case .ay: (openness, backness, glide) = (0.95, 0.45, .front)
    case .aw: (openness, backness, glide) = (0.95, 0.5, .back)
    case .oy: (openness, backness, glide) = (0.6, 1, .front)
    default: return nil
    }
  }

  func cost(to other: VowelPlace) -> Int {
    let (opening, backing) = (openness - other.openness, backness - other.backness)
    let distance = (opening * opening + backing * backing).squareRoot()
    let glideCost = glide == other.glide ? 0.0 : 18
    return min(100, Int((10 + 60 * distance + glideCost).rounded()))
  }
}
