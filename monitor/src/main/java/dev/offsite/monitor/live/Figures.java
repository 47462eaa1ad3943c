package dev.offsite.monitor.live;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.offsite.monitor.access.AreaPath;
import dev.offsite.monitor.access.Viewer;
import dev.offsite.monitor.reference.Area;
import dev.offsite.monitor.reference.ReleaseView;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.cases.CaseStep;
import dev.offsite.schemas.cases.DeadlineBreach;
import dev.offsite.schemas.hotword.HotWord.State;
import dev.offsite.schemas.reference.Release;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The sums of the wall screen: no plate, no company, no candidate can be told from them. Over what
 * the viewer may see; docs/monitor-api.md says what each field means.
 */
public record Figures(
    Instant asOf,
    LocalDateText day,
    String zone,
    Today today,
    List<Hour> perHour,
    List<HotWord> hotWords,
    Breaches breaches,
    List<BridgeView> bridges,
    Trucks trucks,
    Devices devices,
    @Nullable String release) {

  private static final int HOURS = 24;
  private static final int HOT_WORDS = 20;

  /** So long after its day a hot word is still shown: who comes in the morning must see it. */
  private static final Duration HOT_WORD_SHOWN_FOR = Duration.ofDays(1);

  private static final int BREACHES = 20;

  /** A day as {@code 2026-03-04}. */
  public record LocalDateText(@JsonValue String text) {}

  /** Candidates whose decision lies in the day. */
  public record Today(
      int opened,
      int withdrawn,
      Map<String, Integer> byKind,
      Map<String, Integer> bySeverity,
      Map<String, Integer> byGrade,
      Map<String, Integer> byState) {}

  /** Candidates of an hour, by the start of their episode. */
  public record Hour(Instant hour, int opened, int withdrawn) {}

  /** A class of objects of which far more places are found than the days before let expect. */
  public record HotWord(
      String objectClass,
      String district,
      @Nullable String districtName,
      State state,
      int count,
      int patrols,
      double expected,
      double probability,
      Instant from,
      Instant at) {}

  /** Duties. */
  public record Breaches(int warned, int breached, List<Breach> newest) {}

  /** One of them. */
  public record Breach(
      CaseStep step,
      DeadlineBreach.Level level,
      String matter,
      @Nullable String districtName,
      Instant at) {}

  /** Trucks with a fix, silent after {@link TruckBoard#SHOWN_FOR}. */
  public record Trucks(int live, int silent, Map<String, Integer> byScore) {}

  /** Devices by health. */
  public record Devices(
      int total,
      int live,
      int silent,
      int sick,
      int never,
      long deadLettersToday,
      Map<String, Long> deadLettersByReason) {}

  /** The figures at an instant. */
  public static Figures of(Situation situation, Viewer viewer, ZoneId zone, Instant now) {
    ReleaseView release = situation.release();
    LocalDate day = LocalDate.ofInstant(now, zone);
    Instant dayBegin = day.atStartOfDay(zone).toInstant();
    List<CaseRow> rows = situation.cases().select(viewer, row -> row.facts().desk() == Desk.CASES);
    return new Figures(
        now,
        new LocalDateText(day.toString()),
        zone.getId(),
        today(rows, dayBegin),
        perHour(rows, now),
        hotWords(situation, viewer, now),
        breaches(situation, viewer),
        situation.bridges().views(viewer, release, 0),
        trucks(situation, viewer, now),
        devices(situation, viewer, now, dayBegin),
        release.release().map(Release::id).orElse(null));
  }

  /** Whether nothing but the time differs. */
  public boolean differsInTimeOnlyFrom(Figures earlier) {
    return new Figures(
            earlier.asOf,
            day,
            zone,
            today,
            perHour,
            hotWords,
            breaches,
            bridges,
            trucks,
            devices,
            release)
        .equals(earlier);
  }

  private static Today today(List<CaseRow> rows, Instant dayBegin) {
    List<CaseRow> ofToday =
        rows.stream().filter(row -> !row.facts().start().isBefore(dayBegin)).toList();
    List<CaseRow> standing = ofToday.stream().filter(row -> !isWithdrawn(row)).toList();
    return new Today(
        ofToday.size(),
        ofToday.size() - standing.size(),
        counts(standing, row -> row.facts().kind().name()),
        counts(standing, row -> Integer.toString(row.facts().severity())),
        counts(standing, row -> row.facts().grade().name()),
        counts(standing, row -> row.state().name()));
  }

  /** Number of rows by some word. */
  public static Map<String, Integer> counts(List<CaseRow> rows, Function<CaseRow, String> word) {
    Map<String, Integer> counts = new TreeMap<>();
    rows.forEach(row -> counts.merge(word.apply(row), 1, Integer::sum));
    return counts;
  }

  private static List<Hour> perHour(List<CaseRow> rows, Instant now) {
    Instant newest = now.truncatedTo(ChronoUnit.HOURS);
    int[] opened = new int[HOURS];
    int[] withdrawn = new int[HOURS];
    for (CaseRow row : rows) {
      long back =
          ChronoUnit.HOURS.between(row.facts().start().truncatedTo(ChronoUnit.HOURS), newest);
      if (back >= 0 && back < HOURS) {
        opened[(int) back]++;
        withdrawn[(int) back] += isWithdrawn(row) ? 1 : 0;
      }
    }
    List<Hour> hours = new ArrayList<>();
    for (int back = HOURS - 1; back >= 0; back--) {
      hours.add(new Hour(newest.minus(back, ChronoUnit.HOURS), opened[back], withdrawn[back]));
    }
    return hours;
  }

  private static List<HotWord> hotWords(Situation situation, Viewer viewer, Instant now) {
    List<HotWord> words = new ArrayList<>();
    Instant shownFrom = now.minus(HOT_WORD_SHOWN_FOR);
    for (dev.offsite.schemas.hotword.HotWord word : situation.others().hotWords()) {
      String district = word.district();
      if (words.size() < HOT_WORDS
          && word.until().isAfter(shownFrom)
          && viewer.sees(new AreaPath(List.of(district), district, null))) {
        words.add(
            new HotWord(
                word.objectClass(),
                district,
                name(situation, district),
                word.state(),
                word.count(),
                word.patrols(),
                word.expected(),
                word.probability(),
                word.from(),
                word.decidedAt()));
      }
    }
    return words;
  }

  private static Breaches breaches(Situation situation, Viewer viewer) {
    int warned = 0;
    int breached = 0;
    List<Breach> newest = new ArrayList<>();
    for (DeadlineBreach breach : situation.others().breaches()) {
      AreaPath area =
          situation
              .release()
              .areas()
              .at(breach.jurisdiction(), Double.NaN, Double.NaN, breach.at());
      if (!viewer.sees(area)) {
        continue;
      }
      if (breach.level() == DeadlineBreach.Level.BREACH) {
        breached++;
      } else {
        warned++;
      }
      if (newest.size() < BREACHES) {
        newest.add(
            new Breach(
                breach.step(),
                breach.level(),
                breach.matter(),
                name(situation, area.district()),
                breach.at()));
      }
    }
    return new Breaches(warned, breached, newest);
  }

  private static Trucks trucks(Situation situation, Viewer viewer, Instant now) {
    int live = 0;
    int silent = 0;
    Map<String, Integer> byScore = new TreeMap<>();
    Instant shownFrom = now.minus(TruckBoard.SHOWN_FOR);
    for (TruckFix fix : situation.trucks().all()) {
      if (viewer.sees(fix.area())) {
        if (fix.receivedAt().isBefore(shownFrom)) {
          silent++;
        } else {
          live++;
          byScore.merge(fix.score().name(), 1, Integer::sum);
        }
      }
    }
    return new Trucks(live, silent, byScore);
  }

  private static Devices devices(
      Situation situation, Viewer viewer, Instant now, Instant dayBegin) {
    int[] byHealth = new int[4];
    int total = 0;
    for (DeviceView.Placed device : situation.devices().all(situation.release(), now)) {
      if (viewer.sees(device.area())) {
        total++;
        switch (device.view().health()) {
          case LIVE -> byHealth[0]++;
          case SILENT -> byHealth[1]++;
          case SICK -> byHealth[2]++;
          case NEVER -> byHealth[3]++;
        }
      }
    }
    Map<String, Long> letters =
        viewer.sees(AreaPath.NOWHERE)
            ? situation.deadLetters().countByReason(letter -> true, dayBegin)
            : Map.of();
    return new Devices(
        total,
        byHealth[0],
        byHealth[1],
        byHealth[2],
        byHealth[3],
        letters.values().stream().mapToLong(Long::longValue).sum(),
        letters);
  }

  private static @Nullable String name(Situation situation, @Nullable String area) {
    return area == null
        ? null
        : situation.release().areas().find(area).map(Area::name).orElse(area);
  }

  private static boolean isWithdrawn(CaseRow row) {
    return row.facts().phase() == Candidate.Phase.WITHDRAWN;
  }
}
