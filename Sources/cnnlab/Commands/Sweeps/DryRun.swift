import Foundation
import Lab
import Reports
import Sweeps
import Tracking

/// What a sweep would do: its cells, and how each stands in the store.
struct DryRun {
  private let cells: [(cell: Cell, state: String)]
  private let name: String
  private let limit: Int?

  /// Looks into the store where there is one; writes nothing.
  init(_ plan: SweepPlan, storePath: String) throws {
    (name, limit) = (plan.definition.name, plan.sampler.limit)
    let known = try plan.trials(inStoreAt: storePath)
    let states = Dictionary(known.map { ($0.cellHash, $0.state) }, uniquingKeysWith: { first, _ in first })
    cells = plan.sampler.listing(of: known).map { ($0, states[$0.hash]?.rawValue ?? "new") }
  }

  func text(json: Bool) -> String {
    json ? rendered + "\n" : ([summary] + cells.map(line)).joined(separator: "\n") + "\n"
  }

  private var summary: String {
    let counts = Dictionary(grouping: cells, by: \.state).mapValues(\.count)
    let order = TrialState.allCases.map(\.rawValue) + ["new"]
    let parts = order.compactMap { state in counts[state].map { "\($0) \(state)" } }
    return "\(cells.count) cells: \(parts.joined(separator: ", "))\(more)"
  }

  /// What is said of cells that are not known yet.
  private var more: String {
    guard let limit else { return "; more as long as the budget lasts" }
    return cells.count < limit ? "; up to \(limit) as results come in" : ""
  }

  private func line(_ entry: (cell: Cell, state: String)) -> String {
    let params = entry.cell.params.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return "\(entry.state.padding(toLength: 9, withPad: " ", startingAt: 0)) \(params.joined(separator: " "))"
  }

  private var rendered: String {
    JSONValue.object([
      ("sweep", .text(name)), ("limit", JSONValue(limit)),
      (
        "cells",
        .array(
          cells.map { entry in
            .object([
              ("state", .text(entry.state)), ("hash", .text(entry.cell.hash)),
              (
                "params",
                .object(entry.cell.params.sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) })
              ),
            ])
          })
      ),
    ]).rendered
  }
}
