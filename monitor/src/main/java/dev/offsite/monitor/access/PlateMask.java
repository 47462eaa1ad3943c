package dev.offsite.monitor.access;

import java.util.regex.Pattern;

/** Plates that one can tell apart a little and look up not at all: {@code 浙A1***5}. */
public final class PlateMask {

  private static final int HEAD = 3;
  private static final int TAIL = 1;
  private static final String STARS = "***";

  /**
   * GA 36-2018: a province in one Chinese character, a letter, then five or six of letters, digits
   * and a closing character such as 学 or 警.
   */
  private static final Pattern PLATE =
      Pattern.compile("\\p{IsHan}[A-Z][ ·]?[A-Z0-9]{4,6}\\p{IsHan}?");

  /** The plate with its middle hidden; all of it where it is too short to have one. */
  public static String of(String plate) {
    int[] points = plate.codePoints().toArray();
    if (points.length <= HEAD + TAIL) {
      return STARS;
    }
    return new String(points, 0, HEAD) + STARS + new String(points, points.length - TAIL, TAIL);
  }

  /** The text with everything that looks like a plate masked. */
  public static String inText(String text) {
    return PLATE.matcher(text).replaceAll(match -> of(match.group()));
  }

  private PlateMask() {}
}
