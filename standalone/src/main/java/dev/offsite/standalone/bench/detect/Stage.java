package dev.offsite.standalone.bench.detect;

import java.util.Locale;

/** What a truck's message goes through behind the exchange, one after the other. */
enum Stage {
  DECODE,
  VALIDATE,
  LOCATE,
  JUDGE;

  /** For people and in JSON. */
  String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
