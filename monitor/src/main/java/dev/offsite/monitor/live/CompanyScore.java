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

  /** The score that a message says. */
  public static CompanyScore of(dev.offsite.schemas.score.CompanyScore.Level level) {
    return switch (level) {
      case GREEN -> GREEN;
      case YELLOW -> YELLOW;
      case RED -> RED;
    };
  }
}
