package dev.offsite.standalone.command;

import dev.offsite.simulators.archive.ArchiveImport;
import dev.offsite.simulators.archive.ArchiveMapping;
import dev.offsite.simulators.archive.ImportReport;
import dev.offsite.standalone.terminal.StatusLine;
import dev.offsite.standalone.terminal.Terminal;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description = {
      "Makes a recording of an archive, CSV or JSON lines, by a mapping file (docs/import.md).",
      "",
      "Lines that make no message are counted by fault, and the first of them are printed."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ImportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "ARCHIVE", description = "CSV or JSON lines")
  private Path archive;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "Default: for .jsonl that of a truck trip, for .csv that of weighings")
  private Path mapping;

  @Option(
      names = "--out",
      paramLabel = "RECORDING",
      required = true,
      description = "Must not exist yet")
  private Path out;

  private final Terminal terminal = Terminal.standard();

  @Override
  public Integer call() throws CommandFailedException {
    try (StatusLine line = new StatusLine(terminal)) {
      ArchiveMapping how =
          mapping != null
              ? ArchiveMapping.read(mapping)
              : ArchiveMapping.shippedFor(archive)
                  .orElseThrow(() -> new CommandFailedException("Which --mapping?"));
      ImportReport report =
          ArchiveImport.run(
              archive,
              how,
              out,
              lines -> line.show(String.format(Locale.ROOT, "%,d lines", lines)));
      line.close();
      print(report);
      return report.messages() > 0 ? CommandLines.OK : CommandLines.FAILED;
    } catch (FileAlreadyExistsException e) {
      throw new CommandFailedException(out + " exists already; nothing was imported.", e);
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandFailedException("Cannot import " + archive + ": " + e.getMessage(), e);
    }
  }

  private void print(ImportReport report) {
    report.examples().forEach(terminal::println);
    terminal.println(
        String.format(
            Locale.ROOT,
            "%,d lines, %,d messages in %s, left out %s, unusable %,d %s",
            report.lines(),
            report.messages(),
            out,
            new TreeMap<>(report.skipped()),
            report.unusableTotal(),
            new TreeMap<>(report.unusable())));
  }
}
