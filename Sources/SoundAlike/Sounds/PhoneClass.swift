internal import Pronunciation

/// Kinds of sounds that are mistaken for each other more easily than for any other.
///
/// Seeds are sought by classes, so that what is likely to be misheard need not be heard right for a
/// place to be looked at.
enum PhoneClass: UInt8, CaseIterable {
  case vowel, labialStop, alveolarStop, velarStop, sibilant, otherFricative, nasal
  case lateral, rhotic, labialGlide, palatalGlide, glottal

  /// The class of `phone`.
  init(_ phone: Phone) {
    self =
      switch phone {
      case .aa, .ae, .ah, .aw, .ay, .eh, .er, .ey, .ih, .iy, .ow, .oy, .uh, .uw: .vowel
      case .p, .b: .labialStop
      case .t, .d: .alveolarStop
      case .k, .g: .velarStop
      case .s, .z, .sh, .zh, .ch, .jh: .sibilant
      case .f, .v, .th, .dh: .otherFricative
      case .m, .n, .ng: .nasal
      case .l: .lateral
      case .r: .rhotic
      case .w: .labialGlide
      case .y: .palatalGlide
      case .hh: .glottal
      }
  }

  /// The classes of all phones, by the phones' numbers.
  static let ofPhones = Phone.allCases.map { PhoneClass($0).rawValue }
}
