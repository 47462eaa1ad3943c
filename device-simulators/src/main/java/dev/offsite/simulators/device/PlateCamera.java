package dev.offsite.simulators.device;

import dev.offsite.schemas.telemetry.Plate;
import dev.offsite.simulators.scale.Passage;
import dev.offsite.simulators.scale.Trip;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The camera beside a scale, as good as the plate it looks at. It is sure of what it reads well,
 * and says so of what it does not: of a misread plate it is never as sure as of any it reads right.
 */
final class PlateCamera {

  /** What a camera says of a plate that it could not read. */
  private static final int UNREAD_FORMS = 4;

  /** How much of a dirty plate it may still see: too little for a plate. */
  private static final int FRAGMENT_LENGTH = 4;

  /** The plate as read; null if there is nothing to read. */
  @Nullable Plate read(Passage passage, SplittableRandom noise) {
    Trip trip = passage.trip();
    if (!trip.plateReadable()) {
      return unread(trip, noise);
    }
    String color = trip.vehicle().axles() == 2 ? "BLUE" : "YELLOW";
    if (passage.misread()) {
      return new Plate(misread(trip.plate(), noise), color, confidence(0.3, 0.7, noise));
    }
    return new Plate(trip.plate(), color, confidence(0.9, 1.0, noise));
  }

  private static @Nullable Plate unread(Trip trip, SplittableRandom noise) {
    return switch (noise.nextInt(UNREAD_FORMS)) {
      case 0 -> null;
      case 1 -> new Plate("无牌", null, null);
      case 2 -> new Plate("未识别", null, 0.2);
      default ->
          new Plate(trip.plate().substring(0, FRAGMENT_LENGTH), null, confidence(0.1, 0.4, noise));
    };
  }

  /** One digit becomes another. */
  private static String misread(String plate, SplittableRandom noise) {
    StringBuilder read = new StringBuilder(plate);
    int last = plate.length() - 1;
    int at = last - noise.nextInt(3);
    char wrong = (char) ('0' + noise.nextInt(10));
    read.setCharAt(at, wrong == plate.charAt(at) ? otherThan(wrong) : wrong);
    return read.toString();
  }

  private static char otherThan(char digit) {
    return digit == '9' ? '0' : (char) (digit + 1);
  }

  private static double confidence(double least, double most, SplittableRandom noise) {
    return Math.rint(noise.nextDouble(least, most) * 1000) / 1000;
  }
}
