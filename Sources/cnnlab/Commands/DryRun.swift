import Foundation
import Lab
import Reports
import Tracking

/// What a sweep would do: its cells, and how each stands in the store.
struct DryRun {
  private let cells: [(cell: Cell, state: String)]
  private let name: String

  /// Looks into the store where there is one; writes nothing.
  init(_ plan: SweepPlan, storePath: String) throws {
    name = plan.definition.name
    let known = try plan.trialStates(inStoreAt: storePath)
    cells = plan.cells.map { ($0, known[$0.hash]?.rawValue ?? "new") }
  }

  func text(json: Bool) -> String {
    json ? rendered + "\n" : ([summary] + cells.map(line)).joined(separator: "\n") + "\n"
  }

  private var summary: String {
    let counts = Dictionary(grouping: cells, by: \.state).mapValues(\.count)
    let order = TrialState.allCases.map(\.rawValue) + ["new"]
    let parts = order.compactMap { state in counts[state].map { "\($0) \(state)" } }
    return "\(cells.count) cells: \(parts.joined(separator: ", "))"
  }

  private func line(_ entry: (cell: Cell, state: String)) -> String {
    let params = entry.cell.params.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return "\(entry.state.padding(toLength: 9, withPad: " ", startingAt: 0)) \(params.joined(separator: " "))"
  }

  private var rendered: String {
    JSONValue.object([
      ("sweep", .text(name)),
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
