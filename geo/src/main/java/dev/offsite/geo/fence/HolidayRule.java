package dev.offsite.geo.fence;

/** What the windows do on a holiday. A window belongs to the day on which it starts. */
public enum HolidayRule {
  /** A holiday is a day like any other. */
  AS_WEEKDAY,
  /** A holiday has the windows of a Sunday. */
  AS_SUNDAY,
  /** No window starts on a holiday; one that started the evening before runs to its end. */
  INACTIVE,
  /** The fence is active all through a holiday, midnight to midnight. */
  ACTIVE
}
