import GRDB

/// The tables of a SQLite store and how they came to be.
enum StoreSchema {
  /// Marks a SQLite file as a store of ours (`PRAGMA application_id`): "ESHT" in ASCII.
  static let applicationID: Int64 = 0x4553_4854

  /// All migrations, oldest first. A migration that has been released is never changed: what it
  /// should have done differently is done by a new one at the end.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 calls, evidence, outcomes", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: callTables)
      try db.execute(sql: searchTables)
      try db.execute(sql: ruleTables)
      try db.execute(sql: ledgerTable)
      try db.execute(sql: ledgerTriggers)
      try db.execute(sql: viewsForPeople)
    }
    migrator.registerMigration("2 words of transcripts", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: transcriptTables)
    }
    // Foreign keys are checked when all of it is done: a table that others name is made anew.
    migrator.registerMigration("3 recorded clips", foreignKeyChecks: .deferred) { db in
      try db.execute(sql: recordedTerms)
    }
    migrator.registerMigration("4 spoken values", foreignKeyChecks: .deferred) { db in
      try db.execute(sql: spokenValues)
    }
    migrator.registerMigration("5 held back outcomes", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: heldBackOutcomes)
    }
    migrator.registerMigration("6 what stands around hits", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: surroundings)
    }
    migrator.registerMigration("7 named amounts", foreignKeyChecks: .deferred) { db in
      try db.execute(sql: namedAmounts)
      try db.execute(sql: ledgerTriggers)
    }
    migrator.registerMigration("8 facts of recordings", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: recordingFacts)
    }
    migrator.registerMigration("9 the market", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: marketTables)
    }
    migrator.registerMigration("10 sources of calls", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: callSources)
    }
    migrator.registerMigration("11 sales", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: sales)
    }
    migrator.registerMigration("12 hits by sound", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: soundAlikes)
    }
    migrator.registerMigration("13 closed loop", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: closedLoop)
    }
    migrator.registerMigration("14 who is who", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: personDecisions)
    }
    migrator.registerMigration("15 sealed contacts", foreignKeyChecks: .immediate) { db in
      try sealContacts(db)
    }
    migrator.registerMigration("16 the account's calendar", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: accountCalendar)
    }
    migrator.registerMigration("17 what others are told", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: outbox)
    }
    migrator.registerMigration("18 kept sources", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: keptSources)
    }
    return migrator
  }
}
