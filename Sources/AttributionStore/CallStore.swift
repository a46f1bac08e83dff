public import CallModel
public import Diagnostics

/// Where calls, their evidence and their outcomes are kept.
///
/// A store holds the newest state of each call (facts, files, hits, verdicts) and a ledger of
/// outcomes to which rows are only ever added. Whatever holds for one implementation holds for all:
/// one conformance suite runs on every one of them.
///
/// All methods may be called from any number of tasks at once. Errors name the store; after an error
/// nothing of the failed call of a method has been kept.
public protocol CallStore: Sendable {
  /// Books what is newly known about one call, in one transaction: all of it or nothing.
  ///
  /// Booking the same thing again changes nothing, not even a time stamp. See `Booking` for what
  /// replaces what, and `BookingResult` for what the ledger gained.
  func book(_ booking: Booking) async throws(InputError) -> BookingResult

  /// What is known of a call, so that nobody need find it out again; `nil` for a call that was never
  /// booked.
  func state(ofCall id: String) async throws(InputError) -> CallState?

  /// All hits of a call, in order of time; none for a call that was never booked.
  func hits(ofCall id: String) async throws(InputError) -> [Hit]

  /// What the transcript of a call says, as its file did; `nil` for a call that has none or whose
  /// transcript's words are not kept.
  func transcript(ofCall id: String) async throws(InputError) -> Transcript?

  /// The selected calls with their files, ordered by start, then id; calls without a known start come
  /// last. Ids that were never booked are left out.
  func calls(on selection: CallSelection) async throws(InputError) -> [StoredCall]

  /// The calls whose recording is that of another call, byte for byte, each with the one of them whose id
  /// comes first, which is not among them.
  func copiedRecordings() async throws(InputError) -> [String: String]

  /// Where a call came from, booked or not, by everything but the campaign that it names itself; `nil`
  /// where nothing tells it.
  func source(of call: Call) async throws(InputError) -> CallSource?

  /// Where the selected calls came from that name no campaign themselves, as far as anything tells it, by
  /// their ids.
  func foundSources(on selection: CallSelection) async throws(InputError) -> [String: CallSource]

  /// Every row that the ledger has on a call, oldest first, superseded and withdrawn ones included.
  func ledger(ofCall id: String) async throws(InputError) -> [LedgerEntry]

  /// The selected calls with the outcomes that hold now, ordered by start, then id; calls without a
  /// known start come last. Ids that were never booked are left out.
  func reports(on selection: CallSelection) async throws(InputError) -> [CallReport]

  /// The calls whose conversions count together with those of other calls, ordered by start, then id:
  /// those that have a conversion of one of `names` or of a name that some call's claims limit, and
  /// those whose claims have a limit. Empty where there is no limit anywhere.
  func convertingCalls(limiting names: Set<String>) async throws(InputError) -> [ConvertingCall]

  /// Makes the conversions of a settlement those that hold, in one transaction; the call's other
  /// outcomes stay. Settling the same again changes nothing.
  func settle(_ settlement: Settlement) async throws(InputError) -> BookingResult

  /// The selected calls counted, and the value of their conversions for each currency.
  func summary(of selection: CallSelection) async throws(InputError) -> StoreSummary
}
