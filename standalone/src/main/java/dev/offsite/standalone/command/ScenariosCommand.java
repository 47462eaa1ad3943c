package dev.offsite.standalone.command;

import dev.offsite.simulators.fault.FaultProfile;
import dev.offsite.simulators.scenario.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "scenarios",
    description = "Lists what ./offsite demo --scenario and --faults can play.",
    mixinStandardHelpOptions = true)
final class ScenariosCommand implements Callable<Integer> {

  private static final int LINE_COLUMNS = 98;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    out.println("scenarios (demo --scenario NAME)");
    for (String name : Scenario.names()) {
      print(out, name, Scenario.load(name).plan().about());
    }
    out.println();
    out.println("fault profiles (demo --faults NAME)");
    for (String name : FaultProfile.names()) {
      print(out, name, FaultProfile.load(name).about());
    }
    return CommandLines.OK;
  }

  /** The name on a line, and what it is about indented below, broken between words. */
  private static void print(PrintWriter out, String name, String about) {
    out.println("  " + name);
    StringBuilder line = new StringBuilder("     ");
    for (String word : about.strip().split("\\s+", -1)) {
      if (line.length() + 1 + word.length() > LINE_COLUMNS) {
        out.println(line);
        line = new StringBuilder("     ");
      }
      line.append(' ').append(word);
    }
    out.println(line);
  }
}
