import AttributionStore
import CallModel
import Foundation
import StoreTestSupport

extension StoreKillProbe {
  /// `StoreKillProbe import STORE [BYTES full|dead]`: imports `ManyCalls` into a store, by one transaction, and says so
  /// before and after. A file that would grow beyond so many bytes does not, as if the disk were full, or is the end of
  /// the program on the spot, as if it were killed just then.
  static func importCalls(_ arguments: ArraySlice<String>) throws {
    guard let path = arguments.first else {
      fail("usage: StoreKillProbe import STORE [BYTES full|dead]")
    }
    let batch = ManyCalls.batch(0..<ManyCalls.count)
    let store = try ManyCalls.store(at: path)
    if let bytes = arguments.dropFirst().first.flatMap({ rlim_t($0) }) {
      signal(SIGXFSZ, arguments.last == "dead" ? SIG_DFL : SIG_IGN)
      // Whoever started it may have held the signal back.
      var held = sigset_t()
      sigemptyset(&held)
      sigaddset(&held, SIGXFSZ)
      pthread_sigmask(SIG_UNBLOCK, &held, nil)
      var limit = rlimit(rlim_cur: bytes, rlim_max: bytes)
      // RLIMIT_FSIZE is of another type where it is named.
      guard setrlimit(__rlimit_resource_t(1), &limit) == 0 else { fail("there is no limit") }
    }
    FileHandle.standardOutput.write(Data("begun\n".utf8))
    _ = try store.importCalls(batch, recordedAt: Instant(unixMs: 1_780_000_000_000))
    FileHandle.standardOutput.write(Data("done\n".utf8))
  }
}
