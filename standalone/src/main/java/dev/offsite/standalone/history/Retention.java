package dev.offsite.standalone.history;

/**
 * How long the embedded time series keeps a row, counted from the row's time. What is older goes
 * day by day, with the first write after it.
 *
 * @param days 1 to 3650
 */
public record Retention(int days) {

  /**
   * 30 days. Where a truck was is personal data of its driver, and the law asks for the shortest
   * time that the purpose needs (Personal Information Protection Law, article 19). A candidate
   * carries its own evidence; the time series only shows how things went in the last weeks.
   */
  public static final Retention DEFAULT = new Retention(30);

  public static final int DAYS_MAX = 3650;

  public Retention {
    if (days < 1 || days > DAYS_MAX) {
      throw new IllegalArgumentException("retention of " + days + " days is outside 1 to 3650");
    }
  }
}
