package dev.offsite.pipelines.bridge;

import dev.offsite.schemas.candidate.Candidate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Who is on one scope at one moment of the fold. Mutable; not thread-safe. */
final class OnBridge {

  /** Records in the evidence of one episode: more than fit on a span nobody looks at. */
  static final int EVIDENCE_MAX = 20;

  private static final Comparator<Crossing> HEAVIEST_FIRST =
      Comparator.comparingInt(Crossing::grossKg).reversed().thenComparing(Crossing.BY_EVENT);

  private final TreeSet<Crossing> crossings = new TreeSet<>(HEAVIEST_FIRST);
  private long massKg;

  void enter(Crossing crossing) {
    crossings.add(crossing);
    massKg += crossing.grossKg();
  }

  void leave(Crossing crossing) {
    crossings.remove(crossing);
    massKg -= crossing.grossKg();
  }

  long massKg() {
    return massKg;
  }

  int vehicles() {
    return crossings.size();
  }

  int unweighed() {
    return (int) crossings.stream().filter(crossing -> crossing.grossKg() == 0).count();
  }

  List<Candidate.RawRecord> heaviest() {
    return crossings.stream().limit(EVIDENCE_MAX).map(Crossing::raw).toList();
  }

  /** The mass of those of one scope whose plausible stay, at most or at least, covers a moment. */
  static long massKg(Collection<Crossing> all, java.util.function.Predicate<Crossing> isOn) {
    return all.stream().filter(isOn).mapToLong(Crossing::grossKg).sum();
  }
}
