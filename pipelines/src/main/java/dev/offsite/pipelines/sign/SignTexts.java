package dev.offsite.pipelines.sign;

import dev.offsite.schemas.reference.Sign.Language;
import dev.offsite.schemas.sign.SignMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is written on a sign. Pure; thread-safe. */
final class SignTexts {

  private static final double METRES_PER_KM = 1_000;

  /** The lines of one language; {@code place} is null if there is nowhere to unload. */
  static SignMessage.Text of(
      Language language, SignMessage.ShownVehicle vehicle, SignMessage.UnloadingPlace place) {
    List<String> lines = new ArrayList<>();
    switch (language) {
      case ZH -> {
        lines.add(vehicle.plate() + " 超限");
        lines.add(format("总重%.1f吨 超%.1f吨", vehicle.grossT(), vehicle.overT()));
        if (place != null) {
          lines.add("请到" + place.name() + format("卸载 直线%.1f公里", place.distanceM() / METRES_PER_KM));
        }
      }
      case EN -> {
        lines.add(vehicle.plate() + " OVERWEIGHT");
        lines.add(format("%.1f t, %.1f t over", vehicle.grossT(), vehicle.overT()));
        if (place != null) {
          lines.add(
              "Unload at "
                  + place.name()
                  + format(", %.1f km as the crow flies", place.distanceM() / METRES_PER_KM));
        }
      }
    }
    return new SignMessage.Text(language, lines);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  private SignTexts() {}
}
