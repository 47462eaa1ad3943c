package dev.offsite.standalone.terminal;

import dev.offsite.schemas.candidate.Candidate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** One candidate on one line. */
public final class CandidateLine {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final int PHASE_COLUMNS = 9;
  private static final int KIND_COLUMNS = 15;
  private static final int SUBJECT_COLUMNS = 13;
  private static final int PLACE_COLUMNS = 22;

  private final ZoneId zone;

  /**
   * Lines with times as clocks show them in a zone.
   *
   * @param zone where the reader is
   */
  public CandidateLine(ZoneId zone) {
    this.zone = zone;
  }

  /** Time, phase, kind, subject, place and what was found. */
  public String of(Candidate candidate) {
    return TIME.format(candidate.episode().start().atZone(zone))
        + ' '
        + TextWidth.fit(candidate.phase().name().toLowerCase(Locale.ROOT), PHASE_COLUMNS)
        + ' '
        + TextWidth.fit(words(candidate.kind()), KIND_COLUMNS)
        + ' '
        + TextWidth.fit(subject(candidate.subject()), SUBJECT_COLUMNS)
        + ' '
        + TextWidth.fit(candidate.place().name(), PLACE_COLUMNS)
        + ' '
        + finding(candidate);
  }

  /** A constant as it is read: {@code bridge overload}. */
  public static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String subject(Candidate.Subject subject) {
    if (subject.plate() != null) {
      return subject.plate();
    }
    if (subject.objectClass() != null) {
      return subject.objectClass().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
    return subject.deviceId();
  }

  private static String finding(Candidate candidate) {
    Candidate.Facts facts = candidate.facts();
    String measured = String.format(Locale.ROOT, "%,.0f %s", facts.measured(), facts.unit());
    if (facts.limit() == null) {
      return facts.unit().equals("1") ? candidate.episode().observations() + " seen" : measured;
    }
    String over =
        facts.excessPercent() == null
            ? ""
            : String.format(Locale.ROOT, "  +%.0f %%", facts.excessPercent());
    return String.format(Locale.ROOT, "%s > %,.0f%s", measured, facts.limit(), over);
  }
}
