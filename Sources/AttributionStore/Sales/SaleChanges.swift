/// Whether anything has changed since sales were settled. Triggers write it down, whichever program changes something.
enum SaleChanges {
  /// Whether something may have.
  static func exist(_ db: StoreConnection) throws -> Bool {
    try db.holds("SELECT EXISTS (SELECT 1 FROM kept_sale_changes)")
  }

  /// Settles sales by `body`, in a transaction that writes, and takes away what was written down before.
  static func settling<Result>(
    _ db: StoreConnection, _ body: () throws -> Result
  ) throws -> Result {
    // First, since what others write down from now on may not have been seen.
    try db.execute("DELETE FROM kept_sale_changes")
    let result = try body()
    // Rows that settling adds to the ledger leave nothing to settle.
    try db.execute(
      "DELETE FROM kept_sale_changes WHERE transaction_id = ?", [try db.transactionNumber()])
    return result
  }
}
