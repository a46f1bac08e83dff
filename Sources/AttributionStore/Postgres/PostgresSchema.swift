/// Where the tables of a store are in a PostgreSQL database, and what SQLite has that they need.
enum PostgresSchema {
  /// The schema that holds a store. A database holds one store.
  static let name = "earshot"
}
