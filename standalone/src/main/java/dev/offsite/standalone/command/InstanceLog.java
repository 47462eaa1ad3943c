package dev.offsite.standalone.command;

import dev.offsite.standalone.instance.DataDirectory;
import java.nio.file.Path;
import java.util.Locale;

/** Sends the log of this process into a file. */
final class InstanceLog {

  /** How a line is written. */
  enum Format {
    /** For people. */
    TEXT,
    /** One JSON object for each line, for whatever collects logs. */
    JSON
  }

  /** The same, for people. */
  static Path writeBelow(Path dataDirectory) {
    return writeBelow(dataDirectory, Format.TEXT);
  }

  /**
   * From here on into the log file of a data directory. Must come before the first logger is made:
   * log4j reads its configuration once.
   */
  static Path writeBelow(Path dataDirectory, Format format) {
    Path file = DataDirectory.logFile(dataDirectory);
    System.setProperty("offsite.logFile", file.toString());
    System.setProperty("offsite.logFormat", format.name().toLowerCase(Locale.ROOT));
    System.setProperty("log4j2.configurationFile", "log4j2-instance.xml");
    return file;
  }

  private InstanceLog() {}
}
