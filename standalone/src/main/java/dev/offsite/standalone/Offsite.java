package dev.offsite.standalone;

import dev.offsite.standalone.command.CommandLines;
import dev.offsite.standalone.kafka.NeutralLocale;

/** The program {@code offsite}. */
public final class Offsite {

  public static void main(String[] arguments) {
    NeutralLocale.set();
    System.exit(CommandLines.offsite().execute(arguments));
  }

  private Offsite() {}
}
