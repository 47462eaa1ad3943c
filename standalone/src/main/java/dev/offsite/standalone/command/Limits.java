package dev.offsite.standalone.command;

import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What numbers on the command line may be. */
final class Limits {

  /**
   * Refuses what is outside, as a mistake in the use of the command.
   *
   * @param option as the user types it
   */
  static void require(CommandSpec command, String option, long value, long min, long max) {
    if (value < min || value > max) {
      throw new ParameterException(
          command.commandLine(),
          String.format(Locale.ROOT, "%s %d is not between %d and %d", option, value, min, max));
    }
  }

  /** The same where there is no upper limit. */
  static void requireAtLeast(CommandSpec command, String option, long value, long min) {
    if (value < min) {
      throw new ParameterException(
          command.commandLine(),
          String.format(Locale.ROOT, "%s %d is below %d", option, value, min));
    }
  }

  private Limits() {}
}
