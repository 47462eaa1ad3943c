package dev.offsite.monitor.live;

import dev.offsite.monitor.access.AreaPath;
import dev.offsite.schemas.telemetry.PositionReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The newest position of each truck. One thread writes, any number read without a lock.
 *
 * <p>Numbers are given in the order in which trucks are first heard, and never to another truck. A
 * truck beyond the bound is left out and counted: {@link #beyondBound} says how many.
 */
public final class TruckBoard {

  /** Four times the fleet of the city; some 10 MB. */
  public static final int TRUCKS_MAX = 20_000;

  /** Longer silent, and it is not on the map: most trucks stand still at night. */
  public static final Duration SHOWN_FOR = Duration.ofMinutes(30);

  /** A fix further ahead of our clock says nothing of now, and would hide those that do. */
  private static final Duration AHEAD_MAX = Duration.ofMinutes(5);

  private final int trucksMax;
  private final AtomicReferenceArray<TruckFix> fixes;
  private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
  private final Map<String, CompanyScore> scores = new HashMap<>();
  private final Map<String, Boolean> beyond = new ConcurrentHashMap<>();
  private final AtomicLong change = new AtomicLong();

  /** Most devices beyond the bound that are told apart. */
  private static final int BEYOND_MAX = 100_000;

  /** An empty board of the usual size. */
  public TruckBoard() {
    this(TRUCKS_MAX);
  }

  TruckBoard(int trucksMax) {
    this.trucksMax = trucksMax;
    this.fixes = new AtomicReferenceArray<>(trucksMax);
  }

  /**
   * Takes a fix in; one that is older than the newest, or far ahead of our clock, changes nothing.
   *
   * @param plate null if not known
   */
  public synchronized void fold(
      PositionReport report,
      double lng,
      double lat,
      Instant receivedAt,
      @Nullable String plate,
      @Nullable String company,
      AreaPath area) {
    if (report.fixTime().isAfter(receivedAt.plus(AHEAD_MAX))) {
      return;
    }
    Integer number = numbers.get(report.deviceId());
    if (number == null) {
      number = numbers.size();
      if (number >= trucksMax) {
        if (beyond.size() < BEYOND_MAX) {
          beyond.put(report.deviceId(), true);
        }
        return;
      }
    } else if (!report.fixTime().isAfter(fixes.get(number).report().fixTime())) {
      return;
    }
    CompanyScore score =
        company == null ? CompanyScore.UNKNOWN : scores.getOrDefault(company, CompanyScore.UNKNOWN);
    fixes.set(
        number,
        new TruckFix(
            number, change.get() + 1, report, lng, lat, receivedAt, plate, company, score, area));
    numbers.put(report.deviceId(), number);
    change.incrementAndGet();
  }

  /** A company stands otherwise: its trucks change their colour. */
  public synchronized void score(String company, CompanyScore score) {
    scores.put(company, score);
    for (int number = 0; number < numbers.size(); number++) {
      TruckFix fix = fixes.get(number);
      if (company.equals(fix.company()) && fix.score() != score) {
        fixes.set(number, fix.with(change.get() + 1, score));
      }
    }
    change.incrementAndGet();
  }

  /** Grows with every change; a fix whose number is not above it is on the board. */
  public long change() {
    return change.get();
  }

  /** Number of trucks; their numbers are below it. */
  public int size() {
    return numbers.size();
  }

  /** The fix of a number below {@link #size}. */
  public TruckFix fix(int number) {
    return fixes.get(number);
  }

  /** The newest fix of a truck. */
  public Optional<TruckFix> find(String deviceId) {
    return Optional.ofNullable(numbers.get(deviceId)).map(fixes::get);
  }

  /** All newest fixes, by number. */
  public List<TruckFix> all() {
    int size = size();
    List<TruckFix> all = new ArrayList<>(size);
    for (int number = 0; number < size; number++) {
      all.add(fixes.get(number));
    }
    return all;
  }

  /** Number of trucks that are left out because the board is full. */
  public int beyondBound() {
    return beyond.size();
  }
}
