package dev.offsite.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandLinesTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  @Test
  void help_everyCommand_namesItsExitCodes() {
    for (List<String> command :
        List.of(
            List.<String>of(),
            List.of("demo"),
            List.of("up"),
            List.of("candidates"),
            List.of("reference"),
            List.of("reference", "check"),
            List.of("reference", "publish"))) {
      out.getBuffer().setLength(0);
      String[] arguments = new String[command.size() + 1];
      command.toArray(arguments);
      arguments[command.size()] = "--help";

      assertThat(execute(arguments)).isZero();
      assertThat(out.toString()).as("%s", command).contains("Exit codes:").contains("143");
    }
  }

  @Test
  void execute_unknownOptionOrNoCommand_isUsage() {
    assertThat(execute("up", "--no-such-option")).isEqualTo(2);
    assertThat(execute()).isEqualTo(2);
    assertThat(execute("demo", "--seconds", "0")).isEqualTo(2);
  }

  @Test
  void candidates_nothingRuns_saysWhatToDo() {
    assertThat(execute("candidates", "--data-dir", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("No Offsite runs on").contains("./offsite up");
  }

  @Test
  void referenceCheck_emptyDirectory_fails() {
    assertThat(execute("reference", "check", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("holds no reference data");
  }

  private int execute(String... arguments) {
    CommandLine line = CommandLines.offsite();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }
}
