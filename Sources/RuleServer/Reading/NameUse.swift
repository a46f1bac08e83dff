package import Diagnostics

/// A place where a file says the name of something.
package struct NameUse: Sendable, Hashable {
  /// What kind of thing.
  package let kind: Kind
  /// Its name.
  package let name: String
  /// Where the name stands; of a text in quotes, with them.
  package let span: ByteSpan
  /// Whether the thing is declared here.
  package let isDeclaration: Bool
  /// The declaration of the file that the place is in, counted from 0.
  package let item: Int

  /// What names can be of.
  package enum Kind: String, Sendable, Hashable {
    case terms, list, condition, constant, table, group, rule
    /// What is found or read within a rule: a mention (`as offer`), a value in braces, an amount.
    case local
    /// Something to calculate with: a constant, or one of the rule's own names.
    case value

    /// Whether a place of this kind can mean a declaration of `kind`.
    func canMean(_ kind: Kind) -> Bool {
      self == kind || self == .value && (kind == .constant || kind == .local)
    }
  }
}
