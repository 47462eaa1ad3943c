package dev.offsite.monitor.live;

/** How a company stands, from what is known to what is worst. */
public enum CompanyScore {
  /** Nobody has said. */
  UNKNOWN(0),
  /** Nothing much against it. */
  GREEN(1),
  /** Watched. */
  YELLOW(2),
  /** Restricted. */
  RED(3);

  private final int code;

  CompanyScore(int code) {
    this.code = code;
  }

  /** In binary frames. */
  public int code() {
    return code;
  }

  /** The score of that name in any case; {@link #UNKNOWN} if there is none. */
  public static CompanyScore of(String name) {
    for (CompanyScore score : values()) {
      if (score.name().equalsIgnoreCase(name)) {
        return score;
      }
    }
    return UNKNOWN;
  }
}
