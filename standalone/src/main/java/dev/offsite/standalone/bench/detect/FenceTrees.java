package dev.offsite.standalone.bench.detect;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One tree for each number of fences, for all subtasks of this process. */
final class FenceTrees {

  private static final Map<Integer, FenceTree> TREES = new ConcurrentHashMap<>();

  static void put(List<DrawnFence> fences) {
    TREES.put(fences.size(), new FenceTree(fences));
  }

  static FenceTree require(int fences) {
    FenceTree tree = TREES.get(fences);
    if (tree == null) {
      throw new IllegalStateException("there is no tree of " + fences + " fences");
    }
    return tree;
  }

  /** Lets all go. */
  static void clear() {
    TREES.clear();
  }

  private FenceTrees() {}
}
