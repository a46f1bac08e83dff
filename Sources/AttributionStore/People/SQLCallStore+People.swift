public import Diagnostics

extension SQLCallStore {
  /// Everything that is known of whom `search` names, why it is one person's, and how far it has come. Callers are joined to
  /// people as far as `joinCallers(under:)` has been called.
  ///
  /// Whom nobody knows, and what means several people, are errors. Follows what ties the person's rows together; if
  /// who is who is not kept yet, it is worked out first, which takes as long as a report on attribution.
  public func personJourney(
    of search: PersonSearch, stages: StageRequest
  ) throws(InputError) -> PersonJourney {
    // Whoever writes at the same time may change what is kept between the two steps.
    for _ in 0..<3 {
      guard keep([.people, .calls]) else { break }
      let journey = try personJourney(of: search, stages) { db in
        guard try KeptSources.all(db).contains(.people) else { return nil }
        return try KnownPeople(tiedTo: search, db) ?? KnownPeople(all: db, for: search)
      }
      if let journey { return journey }
    }
    return try personJourneyFromAllRows(of: search, stages: stages)
  }

  /// The same, without what is kept.
  package func personJourneyFromAllRows(
    of search: PersonSearch, stages: StageRequest
  ) throws(InputError) -> PersonJourney {
    let journey = try personJourney(of: search, stages) { try KnownPeople(all: $0, for: search) }
    guard let journey else {
      throw StoreFailure.inputError(PersonFault.unknown(search), path: path)
    }
    return journey
  }

  private func personJourney(
    of search: PersonSearch, _ stages: StageRequest,
    among known: (StoreConnection) throws -> KnownPeople?
  ) throws(InputError) -> PersonJourney? {
    guard !search.needsKey || !search.candidates.isEmpty else {
      throw InputError(
        path: path, reason: "a number or an address cannot be looked up without the key",
        advice: "name the file with the key by --key")
    }
    do {
      return try database.readWithScratch { db in
        guard let known = try known(db) else { return nil }
        var reader = try PersonJourneyReader(db, search, among: known)
        return try reader.journey(stages)
      }
    } catch let fault as PersonFault {
      throw StoreFailure.inputError(error(fault), path: path)
    } catch {
      throw StoreFailure.inputError(error, path: path)
    }
  }

  private func error(_ fault: PersonFault) -> any Error {
    switch fault {
    case .unknown(let search):
      InputError(
        path: path,
        reason: "nobody is known as \(search.text.shown(limit: 80))",
        advice: search.needsKey
          ? "to look up a number or an address, name the file with the key by --key"
          : "name a call, a number with its country code, an address, a visitor or a customer number"
      )
    case .shared(let name):
      InputError(
        path: path,
        reason: "this \(name.kind.noun) is several people's, so it joins nobody",
        advice: "name one of them by a call, a visitor or a customer number")
    case .ambiguous(let search, let meanings):
      InputError(
        path: path,
        reason: "\(search.text.shown(limit: 80)) means several people",
        advice: "write "
          + meanings.map { $0.written(search.text.shown(limit: 80)) }.joined(separator: " or "))
    }
  }
}

extension PersonReference {
  /// With its kind before it.
  fileprivate func written(_ text: String) -> String {
    switch self {
    case .call: "call:\(text)"
    case .name(let name): "\(name.kind.rawValue):\(text)"
    }
  }
}

extension PersonName.Kind {
  /// What it is called in sentences.
  public var noun: String {
    switch self {
    case .visitor: "visitor"
    case .customer: "customer"
    case .email: "e-mail address"
    case .phone: "telephone number"
    }
  }
}
