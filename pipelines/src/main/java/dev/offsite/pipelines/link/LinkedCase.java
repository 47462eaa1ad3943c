package dev.offsite.pipelines.link;

import dev.offsite.pipelines.episode.CorrectionTime;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What is known of one vehicle or company, and what was last said about its newest candidates. Not
 * thread-safe.
 *
 * <p>After each call the newest revisions of the kept candidates carry the linkage that all
 * candidates so far give them, in whatever order those came. Revision numbers go on from those of
 * the stage before and never fall.
 */
public final class LinkedCase {

  /**
   * Offences of one key at most: fifty a day for a year. Beyond, the oldest are let go, counted.
   */
  static final int OFFENCES_MAX = 20_000;

  /** Candidates of one key that a late one can still correct. */
  static final int RECENT_MAX = 1_000;

  /** A year, and a month for those that come late. */
  static final Duration OFFENCE_KEPT = Duration.ofDays(400);

  /** Candidates are corrected for so long after their receipt. */
  static final Duration RECENT_KEPT = CorrectionTime.OF_WHAT_FOLLOWS;

  /**
   * A candidate as the stage before said it.
   *
   * @param linkage what was last added to it
   */
  record Recent(Candidate base, Linkage linkage) {}

  private final TreeSet<Offence> offences = new TreeSet<>(Offence.ORDER);
  private final Map<String, Offence> offenceById = new HashMap<>();
  private final Map<String, Recent> recents = new LinkedHashMap<>();
  private int dropped;

  private LinkedCase() {}

  static LinkedCase empty() {
    return new LinkedCase();
  }

  static LinkedCase of(Collection<Offence> offences, Collection<Recent> recents) {
    LinkedCase linked = new LinkedCase();
    offences.forEach(linked::keep);
    recents.forEach(recent -> linked.recents.put(recent.base().id(), recent));
    return linked;
  }

  Collection<Offence> offences() {
    return List.copyOf(offences);
  }

  Collection<Recent> recents() {
    return List.copyOf(recents.values());
  }

  LinkedCase copy() {
    return of(offences, recents.values());
  }

  boolean isEmpty() {
    return offences.isEmpty() && recents.isEmpty();
  }

  /**
   * Takes a revision of the stage before.
   *
   * @return it, linked, and the candidates whose linkage it changed
   */
  List<Candidate> add(Candidate candidate, LinkFigures figures, Linker linker, Instant now) {
    Offence before = offenceById.get(candidate.id());
    int revision =
        before == null
            ? candidate.revision()
            : Math.max(candidate.revision(), before.revision() + 1);
    keep(
        new Offence(
            candidate.id(),
            revision,
            candidate.episode().start().toEpochMilli(),
            Offence.Weight.of(candidate),
            linker.journeyOf(candidate),
            figures));
    boolean holds = candidate.phase() != Candidate.Phase.WITHDRAWN;
    recents.remove(candidate.id());
    recents.put(candidate.id(), new Recent(candidate, Linkage.NONE));

    Map<String, Linkage> linkages =
        linker.link(offences.stream().filter(Offence::holds).toList(), recents.keySet());
    List<Candidate> revisions = new ArrayList<>();
    Linkage own = holds ? linkages.getOrDefault(candidate.id(), Linkage.NONE) : Linkage.NONE;
    recents.put(candidate.id(), new Recent(candidate, own));
    revisions.add(own.addedTo(candidate, revision, phase(candidate, before), now));
    for (Recent recent : List.copyOf(recents.values())) {
      Linkage linkage = linkages.get(recent.base().id());
      if (linkage != null && !linkage.equals(recent.linkage())) {
        revisions.add(again(recent.base(), linkage, now));
      }
    }
    dropBeyondBounds();
    return revisions;
  }

  /** Offences let go for want of room since this was asked last: counts may be too low by these. */
  int takeDropped() {
    int taken = dropped;
    dropped = 0;
    return taken;
  }

  /** Lets go of what lies before these instants, by start and by receipt. */
  void forget(Instant startedBefore, Instant receivedBefore) {
    while (!offences.isEmpty() && offences.first().startMs() < startedBefore.toEpochMilli()) {
      drop(offences.first());
    }
    recents.values().removeIf(recent -> recent.base().clocks().received().isBefore(receivedBefore));
  }

  private Candidate again(Candidate base, Linkage linkage, Instant now) {
    Offence offence = offenceById.get(base.id());
    keep(offence.withRevision(offence.revision() + 1));
    recents.put(base.id(), new Recent(base, linkage));
    Candidate.Phase phase =
        base.phase() == Candidate.Phase.OPEN ? Candidate.Phase.UPDATED : base.phase();
    return linkage.addedTo(base, offence.revision() + 1, phase, now);
  }

  private static Candidate.Phase phase(Candidate candidate, Offence before) {
    return before != null && candidate.phase() == Candidate.Phase.OPEN
        ? Candidate.Phase.UPDATED
        : candidate.phase();
  }

  private void keep(Offence offence) {
    Offence before = offenceById.put(offence.id(), offence);
    if (before != null) {
      offences.remove(before);
    }
    offences.add(offence);
  }

  private void drop(Offence offence) {
    offences.remove(offence);
    offenceById.remove(offence.id());
    recents.remove(offence.id());
  }

  private void dropBeyondBounds() {
    while (offences.size() > OFFENCES_MAX) {
      drop(offences.first());
      dropped++;
    }
    Iterator<String> oldest = recents.keySet().iterator();
    while (recents.size() > RECENT_MAX) {
      oldest.next();
      oldest.remove();
    }
  }
}
