package dev.offsite.schemas.channel;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * Points in time as the contract writes them: RFC 3339 with a mandatory offset.
 *
 * <p>Reads {@code 2026-03-04T22:15:07.250+08:00} with 0 to 9 digits of fraction and any offset the
 * RFC allows, in either letter case; writes UTC with 3, 6 or 9 digits. A space instead of {@code T}
 * and second 60 are refused: instants have no leap seconds. Hot path: allocates only the result.
 */
public final class Rfc3339 {

  /** Longest text that can be a time: 9 digits of fraction and a numeric offset. */
  public static final int LENGTH_MAX = 35;

  private static final int SHORTEST = 20;
  private static final long DAY_SECONDS = 86_400;
  private static final long YEAR_0000 = -62_167_219_200L;
  private static final long YEAR_10000 = 253_402_300_800L;

  /**
   * The instant that {@code text} names.
   *
   * @throws DateTimeException if it is not of the form above, naming the text
   */
  public static Instant parse(String text) {
    if (text.length() > LENGTH_MAX) {
      throw new DateTimeException(
          "time of " + text.length() + " characters; at most " + LENGTH_MAX + " are possible");
    }
    char[] characters = text.toCharArray();
    Instant instant = parseOrNull(characters, 0, characters.length);
    if (instant == null) {
      throw new DateTimeException("'" + text + "' is no RFC 3339 time with offset");
    }
    return instant;
  }

  /**
   * The instant that {@code length} characters from {@code offset} name, or null if they are not of
   * the form above.
   */
  public static Instant parseOrNull(char[] text, int offset, int length) {
    if (length < SHORTEST || length > LENGTH_MAX) {
      return null;
    }
    int year = digits(text, offset, 4);
    int month = digits(text, offset + 5, 2);
    int day = digits(text, offset + 8, 2);
    int hour = digits(text, offset + 11, 2);
    int minute = digits(text, offset + 14, 2);
    int second = digits(text, offset + 17, 2);
    char t = text[offset + 10];
    boolean formed =
        (year | month | day | hour | minute | second) >= 0
            && text[offset + 4] == '-'
            && text[offset + 7] == '-'
            && (t == 'T' || t == 't')
            && text[offset + 13] == ':'
            && text[offset + 16] == ':';
    if (!formed
        || month < 1
        || month > 12
        || day < 1
        || day > daysOf(year, month)
        || hour > 23
        || minute > 59
        || second > 59) {
      return null;
    }
    int end = offset + length;
    int at = offset + 19;
    int nanos = 0;
    if (text[at] == '.') {
      int first = ++at;
      while (at < end && text[at] >= '0' && text[at] <= '9') {
        if (at - first == 9) {
          return null;
        }
        nanos = nanos * 10 + text[at] - '0';
        at++;
      }
      if (at == first) {
        return null;
      }
      for (int digit = at - first; digit < 9; digit++) {
        nanos *= 10;
      }
    }
    int offsetSeconds = offsetSeconds(text, at, end);
    if (offsetSeconds == Integer.MIN_VALUE) {
      return null;
    }
    long local = epochDay(year, month, day) * DAY_SECONDS + hour * 3600L + minute * 60L + second;
    return Instant.ofEpochSecond(local - offsetSeconds, nanos);
  }

  /**
   * {@code instant} in UTC with 3, 6 or 9 digits of fraction, the fewest that lose nothing.
   *
   * @throws DateTimeException if its year is not 0000 to 9999
   */
  public static String format(Instant instant) {
    long epochSecond = instant.getEpochSecond();
    if (epochSecond < YEAR_0000 || epochSecond >= YEAR_10000) {
      throw new DateTimeException(instant + " is outside the years 0000 to 9999");
    }
    long epochDay = Math.floorDiv(epochSecond, DAY_SECONDS);
    int secondOfDay = (int) Math.floorMod(epochSecond, DAY_SECONDS);
    int nanos = instant.getNano();
    int fraction = nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : 9;
    char[] text = new char[21 + fraction];
    putDate(text, epochDay);
    text[10] = 'T';
    put(text, 11, secondOfDay / 3600, 2);
    text[13] = ':';
    put(text, 14, secondOfDay / 60 % 60, 2);
    text[16] = ':';
    put(text, 17, secondOfDay % 60, 2);
    text[19] = '.';
    put(
        text,
        20,
        fraction == 3 ? nanos / 1_000_000 : fraction == 6 ? nanos / 1_000 : nanos,
        fraction);
    text[20 + fraction] = 'Z';
    return new String(text);
  }

  private static int offsetSeconds(char[] text, int at, int end) {
    if (at >= end) {
      return Integer.MIN_VALUE;
    }
    char sign = text[at];
    if (sign == 'Z' || sign == 'z') {
      return at + 1 == end ? 0 : Integer.MIN_VALUE;
    }
    if ((sign != '+' && sign != '-') || at + 6 != end || text[at + 3] != ':') {
      return Integer.MIN_VALUE;
    }
    int hours = digits(text, at + 1, 2);
    int minutes = digits(text, at + 4, 2);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
      return Integer.MIN_VALUE;
    }
    int seconds = hours * 3600 + minutes * 60;
    return sign == '+' ? seconds : -seconds;
  }

  /** The number of {@code count} decimal digits, or -1. */
  private static int digits(char[] text, int offset, int count) {
    int value = 0;
    for (int i = offset; i < offset + count; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static int daysOf(int year, int month) {
    if (month == 2) {
      return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  // Days and dates: the year begins in March, so that the leap day is its last; 400 years are one
  // era of 146,097 days. 719,468 days lie between 0000-03-01 and 1970-01-01. After Howard Hinnant,
  // "chrono-Compatible Low-Level Date Algorithms".

  private static long epochDay(int year, int month, int day) {
    int marchYear = month <= 2 ? year - 1 : year;
    int era = Math.floorDiv(marchYear, 400);
    int yearOfEra = marchYear - era * 400;
    int dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - 719_468;
  }

  private static void putDate(char[] text, long epochDay) {
    long shifted = epochDay + 719_468;
    long era = Math.floorDiv(shifted, 146_097L);
    int dayOfEra = (int) (shifted - era * 146_097);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int marchMonth = (5 * dayOfYear + 2) / 153;
    int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
    int year = (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0);
    put(text, 0, year, 4);
    text[4] = '-';
    put(text, 5, month, 2);
    text[7] = '-';
    put(text, 8, dayOfYear - (153 * marchMonth + 2) / 5 + 1, 2);
  }

  private static void put(char[] text, int offset, int value, int digits) {
    int rest = value;
    for (int i = offset + digits - 1; i >= offset; i--) {
      text[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
  }

  private Rfc3339() {}
}
