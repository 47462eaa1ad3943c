package dev.offsite.simulators.scale;

import java.util.SplittableRandom;

/** Plates of vehicles that are on no list, none of them from Hangzhou. */
final class Plates {

  private static final String[] HEADS = {"浙B", "浙D", "浙E", "浙F", "沪D", "皖P", "苏E", "赣E"};

  /** A province and a city, a letter and four digits. */
  static String draw(SplittableRandom random) {
    StringBuilder plate = new StringBuilder(HEADS[random.nextInt(HEADS.length)]);
    plate.append((char) ('A' + random.nextInt(8)));
    for (int i = 0; i < 4; i++) {
      plate.append((char) ('0' + random.nextInt(10)));
    }
    return plate.toString();
  }

  private Plates() {}
}
