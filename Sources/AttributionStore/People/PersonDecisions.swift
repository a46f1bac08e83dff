/// What was decided by hand about who is who, as far as it stands.
package struct PersonDecisions {
  /// Names of one person.
  package var joined: [(PersonName, PersonName)] = []
  /// Names of two people.
  package var parted: [(PersonName, PersonName)] = []
  /// Names that join nobody.
  package var shared: Set<PersonName> = []

  /// Nothing was decided.
  package init() {}
}
