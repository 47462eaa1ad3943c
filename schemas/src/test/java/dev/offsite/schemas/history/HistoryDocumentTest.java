package dev.offsite.schemas.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of the page for users are those of the code, column by column. */
class HistoryDocumentTest {

  private static final Path PAGE = Path.of("..", "docs", "history.md");

  static List<HistoryTable> tables() {
    return HistoryTables.all();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void page_namesEveryColumnInItsOrder(HistoryTable table) throws IOException {
    List<String> rows =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("| `" + table.measurement() + "` |"))
            .toList();

    assertThat(rows).hasSize(2);
    assertThat(rows.get(0)).endsWith("| " + quoted(table.tagNames()) + " |");
    assertThat(rows.get(1))
        .endsWith("| " + quoted(table.fields().stream().map(HistoryField::name).toList()) + " |");
  }

  private static String quoted(List<String> names) {
    return names.stream().map(name -> '`' + name + '`').collect(Collectors.joining(", "));
  }
}
