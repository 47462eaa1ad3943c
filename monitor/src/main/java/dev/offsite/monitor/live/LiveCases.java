package dev.offsite.monitor.live;

import dev.offsite.monitor.access.AreaPath;
import dev.offsite.monitor.access.Viewer;
import dev.offsite.monitor.cases.CaseStanding;
import dev.offsite.monitor.reference.Areas;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The newest revision of every candidate with the state of its case. Thread-safe.
 *
 * <p>Every change gives its row the next sequence number, and only the newest change of a row is
 * kept: so "what changed since 4711" is answered from the state itself, with no queue for anybody,
 * and whoever was away for long gets each row once.
 *
 * <p>Bounded by {@link BoardLimits}, and by {@value #REVISIONS_MAX} notes of revisions for each
 * row.
 */
public final class LiveCases {

  /** An episode is told anew every few minutes; the page shows a day of it. */
  static final int REVISIONS_MAX = 50;

  private static final int FORMER_AREAS_MAX = 8;

  private static final Comparator<CaseRow> OLDEST_FIRST =
      Comparator.comparing((CaseRow row) -> row.facts().decided())
          .thenComparing(row -> row.facts().id());

  private final BoardLimits limits;
  private final Function<String, CaseStanding> standings;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<String, CaseRow> byId = new HashMap<>();
  private final NavigableMap<Long, CaseRow> bySequence = new TreeMap<>();
  private final NavigableMap<Long, CaseRow> gone = new TreeMap<>();
  private final TreeSet<CaseRow> byDecision = new TreeSet<>(OLDEST_FIRST);
  private Areas areas = Areas.NONE;
  private long sequence;
  private long forgottenThrough;
  private long dropped;

  /**
   * An empty board.
   *
   * @param standings how the case of a candidate stands, by its id
   */
  public LiveCases(BoardLimits limits, Function<String, CaseStanding> standings) {
    this.limits = limits;
    this.standings = standings;
  }

  /** Takes a revision in; one that is not newer than what is held changes nothing. */
  public void fold(CaseFacts facts, Instant now) {
    if (facts.decided().isBefore(now.minus(limits.retention()))) {
      return;
    }
    writing(
        () -> {
          CaseStanding standing = standings.apply(facts.id());
          CaseRow held = byId.get(facts.id());
          if (held != null && held.facts().revision() >= facts.revision()) {
            return;
          }
          put(held, facts, locate(facts), standing, revisions(held, facts));
          if (byId.size() > limits.candidatesMax()) {
            remove(byDecision.first());
            dropped++;
          }
        });
  }

  /** The case of a candidate stands otherwise. */
  public void restate(String id) {
    writing(
        () -> {
          CaseStanding standing = standings.apply(id); // here: an older one must not come later
          CaseRow held = byId.get(id);
          if (held != null && !held.standing().equals(standing)) {
            put(held, held.facts(), held.area(), standing, held.revisions());
          }
        });
  }

  /** Areas have changed: rows whose areas do are changed rows. */
  public void relocate(Areas newAreas) {
    writing(
        () -> {
          areas = newAreas;
          for (CaseRow row : List.copyOf(byDecision)) {
            AreaPath area = locate(row.facts());
            if (!area.equals(row.area())) {
              put(row, row.facts(), area, row.standing(), row.revisions());
            }
          }
        });
  }

  /** Lets go of what was decided before the retention. */
  public void expire(Instant now) {
    Instant oldest = now.minus(limits.retention());
    writing(
        () -> {
          while (!byDecision.isEmpty() && byDecision.first().facts().decided().isBefore(oldest)) {
            remove(byDecision.first());
          }
        });
  }

  /** The row of a candidate, if the viewer may see it. */
  public Optional<CaseRow> find(Viewer viewer, String id) {
    return reading(() -> Optional.ofNullable(byId.get(id)).filter(row -> viewer.sees(row.area())));
  }

  /** Rows the viewer may see that pass, the newest decision first. */
  public List<CaseRow> select(Viewer viewer, Predicate<CaseRow> filter) {
    return reading(
        () -> {
          List<CaseRow> rows = new ArrayList<>();
          for (CaseRow row : byDecision.descendingSet()) {
            if (viewer.sees(row.area()) && filter.test(row)) {
              rows.add(row);
            }
          }
          return rows;
        });
  }

  /** The newest sequence number. */
  public long sequence() {
    return reading(() -> sequence);
  }

  /** Whether everything that changed since is still known. */
  public boolean remembers(long since) {
    return reading(() -> since >= forgottenThrough && since <= sequence);
  }

  /**
   * What changed for a viewer.
   *
   * @param since the viewer has everything up to it
   * @param limit most rows and ids together
   */
  public CaseChanges changes(Viewer viewer, Desk desk, long since, int limit) {
    return reading(
        () -> {
          List<CaseRow> rows = new ArrayList<>();
          List<String> left = new ArrayList<>();
          long through = since;
          for (CaseRow row : bySequence.tailMap(since, false).values()) {
            if (rows.size() + left.size() >= limit) {
              break;
            }
            if (desk.includes(row.facts().desk())) {
              if (viewer.sees(row.area())) {
                rows.add(row);
              } else if (sawBefore(viewer, row)) {
                left.add(row.facts().id());
              }
            }
            through = row.sequence();
          }
          boolean complete = bySequence.tailMap(through, false).isEmpty();
          long end = complete ? sequence : through;
          for (CaseRow row : gone.subMap(since, false, end, true).values()) {
            boolean wasSeen = viewer.sees(row.area()) || sawBefore(viewer, row);
            if (desk.includes(row.facts().desk()) && wasSeen) {
              left.add(row.facts().id());
            }
          }
          return new CaseChanges(rows, left, end, complete);
        });
  }

  /**
   * Part of a snapshot, the newest change first.
   *
   * @param below only rows with a lower sequence number
   * @param limit most rows
   * @return {@code through} is where the next part goes on
   */
  public CaseChanges before(Viewer viewer, Desk desk, long below, int limit) {
    return reading(
        () -> {
          List<CaseRow> rows = new ArrayList<>();
          long through = below;
          for (CaseRow row : bySequence.headMap(below, false).descendingMap().values()) {
            if (rows.size() >= limit) {
              return new CaseChanges(rows, List.of(), through, false);
            }
            if (desk.includes(row.facts().desk()) && viewer.sees(row.area())) {
              rows.add(row);
            }
            through = row.sequence();
          }
          return new CaseChanges(rows, List.of(), 0, true);
        });
  }

  /** Number of candidates. */
  public int size() {
    return reading(byId::size);
  }

  /** Number of candidates that left because the board was full. */
  public long dropped() {
    return reading(() -> dropped);
  }

  /** What it keeps. */
  public BoardLimits limits() {
    return limits;
  }

  private AreaPath locate(CaseFacts facts) {
    return areas.at(facts.jurisdiction(), facts.lng(), facts.lat(), facts.start());
  }

  private void put(
      @Nullable CaseRow held,
      CaseFacts facts,
      AreaPath area,
      CaseStanding standing,
      List<RevisionNote> revisions) {
    List<AreaPath> former = List.of();
    if (held != null) {
      byDecision.remove(held);
      bySequence.remove(held.sequence());
      former = former(held, area);
    }
    CaseRow row = new CaseRow(++sequence, facts, area, former, standing, revisions);
    byId.put(facts.id(), row);
    byDecision.add(row);
    bySequence.put(row.sequence(), row);
  }

  private void remove(CaseRow row) {
    byDecision.remove(row);
    bySequence.remove(row.sequence());
    byId.remove(row.facts().id());
    gone.put(++sequence, row);
    if (gone.size() > limits.goneMax()) {
      forgottenThrough = gone.pollFirstEntry().getKey();
    }
  }

  private static List<AreaPath> former(CaseRow held, AreaPath area) {
    if (held.area().equals(area)) {
      return held.formerAreas();
    }
    List<AreaPath> former = new ArrayList<>(held.formerAreas());
    if (!former.contains(held.area())) {
      former.add(held.area());
    }
    return former.size() > FORMER_AREAS_MAX ? former.subList(1, former.size()) : former;
  }

  private static List<RevisionNote> revisions(@Nullable CaseRow held, CaseFacts facts) {
    List<RevisionNote> revisions =
        held == null ? new ArrayList<>() : new ArrayList<>(held.revisions());
    revisions.add(RevisionNote.of(facts));
    return revisions.size() > REVISIONS_MAX ? revisions.subList(1, revisions.size()) : revisions;
  }

  private static boolean sawBefore(Viewer viewer, CaseRow row) {
    for (AreaPath area : row.formerAreas()) {
      if (viewer.sees(area)) {
        return true;
      }
    }
    return false;
  }

  private <T> T reading(Supplier<T> read) {
    lock.readLock().lock();
    try {
      return read.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  private void writing(Runnable write) {
    lock.writeLock().lock();
    try {
      write.run();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
