extension NetworkShapes {
  /// For each node the last one through which every path to it leads; -1 is the network's input.
  ///
  /// The node before a fork is what its branches' join is drawn under. By intersecting the paths up the tree (Cooper, Harvey
  /// and Kennedy, "A simple, fast dominance algorithm", 2001); in a graph without cycles one pass is enough.
  func immediateDominators() -> [Int] {
    var dominators: [Int] = []
    for node in nodes {
      var common = node.inputs[0]
      for input in node.inputs.dropFirst() {
        var other = input
        while common != other {
          // A dominator has a smaller index: the larger of the two moves up.
          if common > other { common = dominators[common] } else { other = dominators[other] }
        }
      }
      dominators.append(common)
    }
    return dominators
  }
}
