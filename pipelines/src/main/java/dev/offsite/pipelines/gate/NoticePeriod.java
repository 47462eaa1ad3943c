package dev.offsite.pipelines.gate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * From when on a device may be used that was made public on a certain day.
 *
 * <p>Days are those of the calendar in China, which has one official time: a notice published at
 * any hour of 1 March with 15 days opens the use at the beginning of 16 March (Zhejiang highway
 * rule art. 38). Whoever does not count the first day, as the Civil Code art. 201 does for terms
 * that begin on a day, sets one day more.
 */
final class NoticePeriod {

  static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  /** The first instant at which the device may be used. */
  static Instant endOf(Instant publishedAt, int days) {
    LocalDate published = LocalDate.ofInstant(publishedAt, CHINA);
    return published.plusDays(days).atStartOfDay(CHINA).toInstant();
  }

  private NoticePeriod() {}
}
