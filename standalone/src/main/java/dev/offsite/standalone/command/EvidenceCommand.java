package dev.offsite.standalone.command;

import dev.offsite.monitor.evidence.Dossier;
import dev.offsite.monitor.evidence.EvidenceManifest;
import dev.offsite.monitor.evidence.EvidencePackage;
import dev.offsite.monitor.evidence.KafkaDossiers;
import dev.offsite.monitor.evidence.PackageCheck;
import dev.offsite.monitor.evidence.PackageFinding;
import dev.offsite.monitor.intake.StoreUnavailableException;
import dev.offsite.schemas.channel.Sha256;
import dev.offsite.standalone.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "evidence",
    description = {
      "Packs a candidate with its original records, the law and the reference data it was judged"
          + " by, its track, its case and a sheet to read or print, as a ZIP that proves itself.",
      "",
      "What Kafka holds no longer, or holds with other bytes, is named in the package; then the"
          + " exit code is 1 although the package was written."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class EvidenceCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private RunningInstanceMixin instance;

  @Parameters(
      paramLabel = "CANDIDATE-ID",
      arity = "0..1",
      description = "As ./offsite candidates --json prints it")
  private @Nullable String candidateId;

  @Option(names = "--out", paramLabel = "FILE", description = "Where to; must not exist yet")
  private @Nullable Path out;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "Asia/Shanghai",
      description = "Zone of the times on the sheet. Default: ${DEFAULT-VALUE}")
  private ZoneId zone;

  private final Terminal terminal = Terminal.standard();

  @Override
  public Integer call() throws CommandFailedException {
    if (candidateId == null || out == null) {
      throw new ParameterException(
          spec.commandLine(), "Which? CANDIDATE-ID and --out FILE, or: verify FILE");
    }
    new OutputFiles(spec).newFile("--out", out).check();
    String kafka = instance.requireKafka();
    EvidencePackage made;
    try (KafkaDossiers dossiers = KafkaDossiers.open(kafka)) {
      Dossier dossier =
          dossiers
              .find(candidateId)
              .orElseThrow(
                  () ->
                      new CommandFailedException(
                          "Kafka on "
                              + kafka
                              + " holds no candidate '"
                              + candidateId
                              + "'; ./offsite candidates --json prints ids."));
      made =
          EvidencePackage.make(
              dossier,
              dossiers.store(),
              new EvidencePackage.Making(
                  new CommandLines.Version().getVersion()[0], Clock.systemUTC().instant(), zone));
    } catch (KafkaException | StoreUnavailableException e) {
      throw new CommandFailedException("Cannot read from Kafka on " + kafka + ": " + e, e);
    }
    try {
      Files.write(out, made.archive());
    } catch (IOException e) {
      throw new CommandFailedException("Cannot write " + out + ": " + IoReason.of(e), e);
    }
    terminal.println(out + ": " + made.manifest().summary());
    terminal.println("seal " + made.seal());
    return tellGaps(made.manifest()) ? CommandLines.OK : CommandLines.FAILED;
  }

  @Command(
      name = "verify",
      description = {
        "Finds what was changed, added, removed or reordered in an evidence package, and names it.",
        "",
        "Exit code 0 if it is as it was made, 1 if it is not or cannot be read. Who makes a changed"
            + " package wholly anew is found out by --seal alone: write the seal down elsewhere."
      },
      mixinStandardHelpOptions = true)
  int verify(
      @Parameters(paramLabel = "FILE") Path file,
      @Option(
              names = "--seal",
              paramLabel = "SHA-256",
              description = "The seal as it was printed when the package was made")
          @Nullable String seal)
      throws CommandFailedException {
    if (seal != null && !Sha256.isHex(seal)) {
      throw new ParameterException(
          spec.subcommands().get("verify"),
          "--seal '" + seal + "' is not 64 lower-case hexadecimal digits");
    }
    PackageCheck check = PackageCheck.of(read(file), seal);
    EvidenceManifest manifest = check.manifest();
    for (PackageFinding finding : check.findings()) {
      terminal.println(finding.toString());
    }
    if (!check.isIntact() || manifest == null) {
      throw new CommandFailedException(
          file + " is not as it was made: " + check.findings().size() + " found.");
    }
    terminal.println(file + " is as it was made: " + manifest.summary());
    terminal.println("seal " + check.seal());
    tellGaps(manifest);
    return CommandLines.OK;
  }

  private static byte[] read(Path file) throws CommandFailedException {
    try {
      long bytes = Files.size(file);
      if (bytes > PackageCheck.bytesMax()) {
        throw new CommandFailedException(
            file + " has " + bytes + " bytes; no package has more than " + PackageCheck.bytesMax());
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new CommandFailedException("Cannot read " + file + ": " + IoReason.of(e), e);
    }
  }

  /** Says what the package lacks; true if nothing. */
  private boolean tellGaps(EvidenceManifest manifest) {
    List<String> gaps = manifest.gaps();
    gaps.forEach(gap -> terminal.println("lacks  " + gap));
    return gaps.isEmpty();
  }
}
