import PostgreSQL

/// Where on this computer lies what belongs to a store and is not in it.
public enum StorePlace {
  /// A path beside which it lies: that of a store in a file; of one in a PostgreSQL database the name of the
  /// database, in the folder that the program runs in.
  public static func path(ofStore store: String) -> String {
    guard PostgresAddress.isMeant(by: store) else { return store }
    // What cannot be read is refused when it is opened.
    guard let address = try? PostgresAddress(store) else { return "earshot" }
    return address.database.replacing("/", with: "_")
  }
}
