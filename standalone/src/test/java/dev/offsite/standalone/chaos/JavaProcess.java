package dev.offsite.standalone.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A child JVM with the class path of this one. */
final class JavaProcess {

  private JavaProcess() {}

  /**
   * Starts it.
   *
   * @param log gets what it prints, after what an earlier one printed
   */
  static Process start(Class<?> main, Path log, List<String> arguments) throws IOException {
    return start(List.of(), main, log, arguments);
  }

  /**
   * Starts it by another command, which becomes the JVM, so that it has the process's id.
   *
   * @param through such as {@code nsenter} with its options; empty for none
   */
  static Process start(List<String> through, Class<?> main, Path log, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(through);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx768m",
            "-Dfile.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }
}
