package dev.offsite.standalone.kafka;

import java.util.Locale;

/**
 * Makes the process independent of the language of the machine.
 *
 * <p>Kafka 4.2 turns names of constants to upper case by the rules of the default locale, so its
 * broker does not start where that is Turkish ({@code classic} becomes {@code CLASSİC}).
 */
public final class NeutralLocale {

  /** Sets it for the whole process; to be called before a broker is started. */
  public static void set() {
    Locale.setDefault(Locale.ROOT);
  }

  private NeutralLocale() {}
}
