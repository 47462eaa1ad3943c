package dev.offsite.simulators.score;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.DumpingTrace;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How often the truck that dumped a heap stands where it should in the list of the heap.
 *
 * <p>A heap counts if its candidate stands and carries a list, and some truck tipped within {@value
 * #ONE_HEAP_M} m of it before it was first seen. The truck is right if it tipped there between the
 * last look that truly saw nothing and the first that saw the heap, as the list says these times;
 * if nobody did, the list is wrong whatever it says.
 *
 * @param heaps that count
 * @param first of them with the right truck first
 * @param amongThree of them with the right truck among the first three
 * @param named of them with the right truck anywhere in the list
 */
public record TraceScore(int heaps, int first, int amongThree, int named) {

  /** What is tipped so near a heap makes that one larger, in the simulated world. */
  static final double ONE_HEAP_M = 45;

  private static final int FEW = 3;

  /** Counts the heaps of a score. */
  public static TraceScore of(Score score) {
    List<Truth> tips = new ArrayList<>();
    List<Candidate> heaps = new ArrayList<>();
    for (Outcome outcome : score.outcomes()) {
      if (outcome instanceof Outcome.Found found) {
        tips.add(found.truth());
        heaps.add(found.candidate().latest());
      } else if (outcome instanceof Outcome.Missed missed) {
        tips.add(missed.truth());
      } else if (outcome instanceof Outcome.FalseAlarm alarm) {
        heaps.add(alarm.candidate());
      } else if (outcome instanceof Outcome.Duplicate duplicate) {
        heaps.add(duplicate.candidate());
      }
    }
    tips.removeIf(truth -> truth.kind() != Offence.ILLEGAL_DUMPING);
    heaps.removeIf(candidate -> candidate.dumpingTrace() == null);
    return of(heaps, tips);
  }

  private static TraceScore of(List<Candidate> heaps, List<Truth> tips) {
    int count = 0;
    int first = 0;
    int amongThree = 0;
    int named = 0;
    for (Candidate heap : heaps) {
      DumpingTrace trace = heap.dumpingTrace();
      Set<String> right = new HashSet<>();
      boolean isDumped = false;
      for (Truth tip : tips) {
        if (isAt(tip, heap) && tip.start().isBefore(trace.to())) {
          isDumped = true;
          if (!end(tip).isBefore(trace.from())) {
            right.add(tip.subject());
          }
        }
      }
      int rank = rankOf(right, trace);
      count += isDumped ? 1 : 0;
      first += isDumped && rank == 1 ? 1 : 0;
      amongThree += isDumped && rank <= FEW ? 1 : 0;
      named += isDumped && rank < Integer.MAX_VALUE ? 1 : 0;
    }
    return new TraceScore(count, first, amongThree, named);
  }

  /** From 1; {@link Integer#MAX_VALUE} if none of them is in the list. */
  private static int rankOf(Set<String> right, DumpingTrace trace) {
    for (int i = 0; i < trace.suspects().size(); i++) {
      if (right.contains(trace.suspects().get(i).plate())) {
        return i + 1;
      }
    }
    return Integer.MAX_VALUE;
  }

  private static boolean isAt(Truth tip, Candidate heap) {
    return Nearness.distanceM(tip, heap.place().lng(), heap.place().lat()) <= ONE_HEAP_M;
  }

  private static Instant end(Truth tip) {
    return tip.end() == null ? Instant.MAX : tip.end();
  }

  /** The share of lists that begin with the right truck. */
  public Share precisionOfFirst() {
    return new Share(first, heaps);
  }

  /** The share of lists with the right truck among the first three. */
  public Share precisionOfThree() {
    return new Share(amongThree, heaps);
  }
}
