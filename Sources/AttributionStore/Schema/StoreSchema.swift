/// The tables of a store and how they came to be, in SQLite's SQL and, where that has no counterpart, in both.
enum StoreSchema {
  /// Marks a SQLite file as a store of ours (`PRAGMA application_id`): "ESHT" in ASCII.
  static let applicationID: Int64 = 0x4553_4854

  /// All migrations, oldest first. A migration that has been released is never changed: what it
  /// should have done differently is done by a new one at the end.
  ///
  /// INVARIANT: their numbers rise, so that a new one always comes last.
  static let migrations = [
    StoreMigration(
      1, "calls, evidence, outcomes",
      [
        .sqlite("PRAGMA application_id = \(applicationID)"), .postgres(PostgresSchema.functions),
        .both(callTables), .both(searchTables), .both(ruleTables), .both(ledgerTable),
        .both(ledgerTriggers), .both(viewsForPeople),
      ]),
    StoreMigration(2, "words of transcripts", [.both(transcriptTables)]),
    StoreMigration(
      3, "recorded clips", [.sqlite(recordedTerms), .postgres(recordedTermsInPlace)],
      remakesTables: true),
    StoreMigration(
      4, "spoken values",
      [.sqlite(termsWithCurrencies), .postgres(termsWithCurrenciesInPlace), .both(spokenValues)],
      remakesTables: true),
    StoreMigration(5, "held back outcomes", [.both(heldBackOutcomes)]),
    StoreMigration(6, "what stands around hits", [.both(surroundings)]),
    StoreMigration(
      7, "named amounts",
      [.sqlite(namedAmounts), .sqlite(ledgerTriggers), .postgres(namedAmountsInPlace)],
      remakesTables: true),
    StoreMigration(8, "facts of recordings", [.both(recordingFacts)]),
    StoreMigration(9, "the market", [.both(marketTables)]),
    StoreMigration(
      10, "sources of calls", [.postgres(numberedTouchpoints), .both(callSources)]),
    StoreMigration(11, "sales", [.both(sales)]),
    StoreMigration(12, "hits by sound", [.both(soundAlikes)]),
    StoreMigration(13, "closed loop", [.both(closedLoop)]),
    StoreMigration(14, "who is who", [.both(personDecisions)]),
    // What stands in clear is sealed when the key comes, which is not known here.
    StoreMigration(15, "sealed contacts", [.both(sealedContacts), .dropIfEmpty("clear_contacts")]),
    StoreMigration(16, "the account's calendar", [.both(accountCalendar)]),
    StoreMigration(17, "what others are told", [.both(outbox)]),
    StoreMigration(18, "kept sources", [.both(keptSources)]),
    StoreMigration(19, "kept people", [.postgres(listedTexts), .both(keptPeople)]),
    StoreMigration(
      21, "orders in the ledger", [.both(ordersInLedger), .both(dealsInAnyOrder)]),
    StoreMigration(
      22, "changed people",
      [.both(changedPeople), .sqlite(changingTriggers), .postgres(changingTriggersAtOnce)]),
    StoreMigration(24, "deals of one time", [.both(dealsOfOneTime), .both(sameSales)]),
    StoreMigration(
      25, "engaged people",
      [.sqlite(engagedPeople), .postgres(engagedPeopleInPlace), .both(peopleAnew)]),
    StoreMigration(27, "campaigns by id and name", [.both(campaigns)]),
    StoreMigration(
      28, "kept campaigns and actions",
      [
        .both(touchpointCampaigns), .sqlite(campaignTriggers), .postgres(campaignTriggersAtOnce),
        .both(firstActions), .sqlite(actionTriggers), .postgres(actionTriggersAtOnce),
      ]),
    StoreMigration(
      30, "kept dealings and sales",
      [.both(dealings), .both(salesWithoutCalls), .both(peopleAnew)]),
    StoreMigration(
      31, "last actions and answers",
      [.both(lastActions), .postgres(bothEndsOfActions), .both(keptAnswers)]),
    StoreMigration(
      32, "sale changes",
      [.both(saleChanges), .sqlite(saleChangeTriggers), .postgres(saleChangeTriggersAtOnce)]),
    StoreMigration(33, "customer acts", [.both(customerActs), .both(peopleAnew)]),
    StoreMigration(
      34, "lists of terms",
      [
        .both(termLists), .sqlite(listedSearches), .postgres(listedSearchesInOrder),
        .swift(addTermLists), .sqlite(searchesWithLists), .postgres(searchesWithListsInPlace),
        .both(searchedTerms),
      ], remakesTables: true),
    StoreMigration(35, "sources of orders", [.both(orderSources)]),
    StoreMigration(36, "channels by source", [.both(channelsBySource)]),
    StoreMigration(37, "channels by names of ads", [.both(channelsByNamesOfAds)]),
    StoreMigration(38, "erased people", [.both(erasures), .both(erasureTriggers)]),
  ]
}
