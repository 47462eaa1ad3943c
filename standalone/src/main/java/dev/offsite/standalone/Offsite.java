package dev.offsite.standalone;

import dev.offsite.standalone.command.CommandLines;

/** The program {@code offsite}. */
public final class Offsite {

  public static void main(String[] arguments) {
    System.exit(CommandLines.offsite().execute(arguments));
  }

  private Offsite() {}
}
