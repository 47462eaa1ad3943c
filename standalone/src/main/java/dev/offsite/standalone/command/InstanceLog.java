package dev.offsite.standalone.command;

import dev.offsite.standalone.instance.DataDirectory;
import java.nio.file.Path;

/** Sends the log of this process into a file. */
final class InstanceLog {

  /**
   * From here on into the log file of a data directory. Must come before the first logger is made:
   * log4j reads its configuration once.
   */
  static Path writeBelow(Path dataDirectory) {
    Path file = DataDirectory.logFile(dataDirectory);
    System.setProperty("offsite.logFile", file.toString());
    System.setProperty("log4j2.configurationFile", "log4j2-instance.xml");
    return file;
  }

  private InstanceLog() {}
}
