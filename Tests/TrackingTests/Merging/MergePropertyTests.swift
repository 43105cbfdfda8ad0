import Foundation
import TestSupport
import Testing
import Tracking

/// Stores of which one was copied from the other, and both lived on: whatever happened, merging them gives the same store
/// in both directions.
@Suite struct MergePropertyTests {
  @Test(arguments: Array(UInt64(1)...20)) func mergingIsIdempotentAndCommutative(_ seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let clock = TestClock()
    let first = try RandomStore(folder.path("a"), clock: clock, seed: seed)
    try first.live(Int(seed) * 3)
    try first.store.backUp(to: folder.path("b"))
    let second = try RandomStore(folder.path("b"), clock: clock, seed: seed + 1000)
    for _ in 0..<5 {
      try first.live(5)
      try second.live(5)
    }
    try first.store.backUp(to: folder.path("ab"))
    try second.store.backUp(to: folder.path("ba"))
    let before = try StoreDump(of: folder.path("b"))
    let (ab, ba) = (
      try Store.open(folder.path("ab"), .readWrite), try Store.open(folder.path("ba"), .readWrite)
    )
    if try conflicts({ _ = try ab.merge(folder.path("b")) }) {
      // Both have registered what cannot be in one store; neither direction goes.
      #expect(throws: StoreError.self) { try ba.merge(folder.path("a")) }
      #expect(try StoreDump(of: folder.path("ab")).difference(from: StoreDump(of: folder.path("a"))) == [])
      return
    }
    _ = try ba.merge(folder.path("a"))
    let merged = try StoreDump(of: folder.path("ab"))
    let difference = try StoreDump(of: folder.path("ba")).difference(from: merged)
    #expect(difference == [], "\(difference.joined(separator: "\n"))")
    for store in [first.store, second.store, ab, ba] {
      let faults = try faults(of: store)
      #expect(faults == [], "\(store.path): \(faults)")
    }
    for other in ["b", "a", "ba"] {
      let again = try ab.merge(folder.path(other))
      #expect(again.newRuns == 0 && again.updatedRuns == 0 && again.newTrials == 0, "\(other): \(again)")
      #expect(again.newVersions == 0 && again.renamed == [] && again.renumbered == [], "\(other): \(again)")
      #expect(try StoreDump(of: folder.path("ab")).difference(from: merged) == [], "merged \(other) again")
    }
    #expect(try StoreDump(of: folder.path("b")).lines == before.lines)
  }

  /// All that is wrong with a store: its file, and what it has recorded.
  private func faults(of store: Store) throws -> [String] {
    try store.faults() + store.recordFaults()
      + store.runs().flatMap { try store.recordFaults(of: $0.id) ?? [] }
      + store.allCheckpoints().flatMap { try store.recordFaults(of: $0) }
  }

  /// Whether a merge is refused as one of what cannot be in one store; other errors are thrown on.
  private func conflicts(_ merge: () throws -> Void) throws -> Bool {
    do {
      try merge()
      return false
    } catch {
      guard let refusal = error as? StoreError, case .mergeConflict = refusal else { throw error }
      return true
    }
  }
}
