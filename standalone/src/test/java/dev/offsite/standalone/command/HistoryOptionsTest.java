package dev.offsite.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.monitor.history.TimeSpan;
import dev.offsite.pipelines.history.store.HistorySettings;
import dev.offsite.standalone.history.HistoryChoice;
import dev.offsite.standalone.history.Retention;
import dev.offsite.standalone.instance.HistoryAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class HistoryOptionsTest {

  private static final Instant NOW = Instant.parse("2026-03-02T04:00:00Z");

  @TempDir Path folder;

  @Command
  private static final class Start {
    @Mixin HistoryMixin history;
  }

  @Command
  private static final class Read {
    @Mixin HistorySpanMixin span;
  }

  @Test
  void choice_withoutOptions_isTheEmbeddedOne() {
    assertThat(choice()).isEqualTo(new HistoryChoice.Embedded(0, new Retention(30)));
    assertThat(new Retention(30)).isEqualTo(Retention.DEFAULT);
    assertThat(choice("--history-port", "9000", "--history-days", "7"))
        .isEqualTo(new HistoryChoice.Embedded(9000, new Retention(7)));
    assertThat(choice("--no-history")).isEqualTo(new HistoryChoice.None());
  }

  @Test
  void choice_ofAStoreElsewhere_hasItsNamesAndToken() throws Exception {
    Path token = Files.writeString(folder.resolve("token"), "t");

    HistoryChoice choice =
        choice(
            "--history-url", "http://db:8086",
            "--history-token-file", token.toString(),
            "--history-org", "city",
            "--history-bucket", "trucks");

    assertThat(choice).isInstanceOf(HistoryChoice.Elsewhere.class);
    HistorySettings settings = ((HistoryChoice.Elsewhere) choice).settings();
    assertThat(settings.url()).isEqualTo("http://db:8086");
    assertThat(settings.org()).isEqualTo("city");
    assertThat(settings.bucket()).isEqualTo("trucks");
    assertThat(settings.findTokenFile()).contains(token.toAbsolutePath());
    assertThat(((HistoryChoice.Elsewhere) choice).kind()).isEqualTo(HistoryAddress.Kind.INFLUXDB);
  }

  @Test
  void options_thatContradictEachOther_areRefusedByName() {
    assertRefused("--no-history and --history-url", "--no-history", "--history-url", "http://a:1");
    assertRefused("--history-token-file needs", "--history-token-file", "x");
    assertRefused(
        "cannot be read",
        "--history-url",
        "http://a:1",
        "--history-token-file",
        folder.resolve("none").toString());
    assertRefused("--history-url: url 'db:8086'", "--history-url", "db:8086");
    assertRefused("--history-url: ", "--history-url", "http://user:pass@db:8086");
    assertRefused("--history-days 0 is not between 1 and 3650", "--history-days", "0");
    assertRefused("--history-port 65536 is not between", "--history-port", "65536");
  }

  @Test
  void span_isAnAgeOrATime_andTheLastHourByDefault() {
    assertThat(span()).isEqualTo(new TimeSpan(NOW.minusSeconds(3_600), NOW));
    assertThat(span("--from", "2d", "--to", "90s"))
        .isEqualTo(new TimeSpan(NOW.minusSeconds(172_800), NOW.minusSeconds(90)));
    assertThat(span("--from", "2026-03-02T11:30:00+08:00", "--to", "15m"))
        .isEqualTo(new TimeSpan(NOW.minusSeconds(1_800), NOW.minusSeconds(900)));
  }

  @Test
  void span_thatIsNone_isRefusedByItsOption() {
    assertThatThrownBy(() -> span("--from", "yesterday"))
        .isInstanceOf(ParameterException.class)
        .hasMessageStartingWith("--from 'yesterday' is neither a time with offset");
    assertThatThrownBy(() -> span("--from", "1h", "--to", "2h"))
        .isInstanceOf(ParameterException.class)
        .hasMessageStartingWith("--from and --to: until");
  }

  private static void assertRefused(String message, String... arguments) {
    assertThatThrownBy(() -> choice(arguments))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining(message);
  }

  private static HistoryChoice choice(String... arguments) {
    Start start = new Start();
    new CommandLine(start).parseArgs(arguments);
    return start.history.choice();
  }

  private static TimeSpan span(String... arguments) {
    Read read = new Read();
    new CommandLine(read).parseArgs(arguments);
    return read.span.span(NOW);
  }
}
