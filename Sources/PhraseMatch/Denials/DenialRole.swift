/// What a word has to do with denials, if it stands near a match.
enum DenialRole: Sendable {
  case none
  /// A verb with a denial in it, such as `dont`.
  case auxiliary
  /// Any other word that denies, such as `never`.
  case denial
  case no
  case longer
  /// Behind an auxiliary these make a question of it: *why don't you*, *isn't it*, *wouldn't that*.
  case subject
  /// What is denied with these happens all the same: *don't forget the card*, *can't wait to book*.
  case turning
  /// What begins a clause of its own.
  case conjunction
}
