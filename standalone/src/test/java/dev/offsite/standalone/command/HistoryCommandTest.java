package dev.offsite.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.monitor.history.RowQuery;
import dev.offsite.monitor.history.TimeSpan;
import dev.offsite.schemas.history.HistoryTables;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class HistoryCommandTest {

  private static final TimeSpan SPAN =
      new TimeSpan(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-02T00:00:00Z"));

  @Command
  private static final class Asked {
    @Mixin HistoryCommand.HotWordFilter words;
  }

  @Test
  void history_ofNothing_namesEveryQuestion() {
    CommandLine line = new CommandLine(new HistoryCommand());
    Set<String> questions = new TreeSet<>(line.getSubcommands().keySet());

    assertThat(questions).contains("hot-words", "candidates", "trips");
    assertThatThrownBy(() -> ((HistoryCommand) line.getCommand()).run())
        .isInstanceOf(ParameterException.class)
        .satisfies(
            refused ->
                assertThat(questions)
                    .allSatisfy(name -> assertThat(refused).hasMessageContaining(name)));
  }

  @Test
  void hotWords_ofADistrictAndAClass_areAskedForByTheirTags() {
    RowQuery query = query("--district", "xihu", "--class", "SPOIL_HEAP");

    assertThat(query.table()).isEqualTo(HistoryTables.HOT_WORDS);
    assertThat(query.equal()).isEqualTo(Map.of("district", "xihu", "object_class", "SPOIL_HEAP"));
    assertThat(query.order()).isEqualTo(RowQuery.Order.NEWEST_FIRST);
    assertThat(query.span()).isEqualTo(SPAN);
    assertThat(query.limit()).isEqualTo(7);
    assertThat(HistoryTables.HOT_WORDS.tagNames()).containsAll(query.equal().keySet());
  }

  @Test
  void hotWords_ofAnything_areNotFiltered() {
    assertThat(query().equal()).isEmpty();
  }

  private static RowQuery query(String... arguments) {
    Asked asked = new Asked();
    new CommandLine(asked).parseArgs(arguments);
    return asked.words.query(SPAN, 7);
  }
}
