package dev.offsite.pipelines.redrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairedLettersTest {

  @TempDir private Path folder;

  @Test
  void redrives_linesInAnyOrder_areInTheOrderOfReceipt() throws IOException {
    StoredRefusal late = refusal("telemetry.dead-letter/0/1", 20);
    StoredRefusal early = refusal("telemetry.dead-letter/0/2", 10);
    RepairedLetters letters = RepairedLetters.read(file(line(late), "", line(early)));
    letters.match(late);
    letters.match(early);
    letters.match(refusal("telemetry.dead-letter/0/3", 5));
    assertThat(letters.redrives()).extracting(Redrive::from).containsExactly(early, late);
  }

  @Test
  void redrives_lineWithoutRefusal_failsTheWholeFile() throws IOException {
    StoredRefusal there = refusal("telemetry.dead-letter/0/1", 20);
    StoredRefusal gone = refusal("telemetry.dead-letter/0/2", 10);
    RepairedLetters letters = RepairedLetters.read(file(line(there), line(gone)));
    letters.match(there);
    assertThatThrownBy(letters::redrives)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no refusal at telemetry.dead-letter/0/2");
  }

  @Test
  void redrives_twoLinesOfOneMessage_failTheWholeFile() throws IOException {
    StoredRefusal first = refusal("telemetry.dead-letter/0/1", 20);
    StoredRefusal second = refusal("telemetry.dead-letter/0/2", 20);
    RepairedLetters letters = RepairedLetters.read(file(line(first), line(second)));
    letters.match(first);
    letters.match(second);
    assertThatThrownBy(letters::redrives)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "telemetry.dead-letter/0/1 and telemetry.dead-letter/0/2 are reports of one message;"
                + " put both repairs into one line");
  }

  @Test
  void read_lineTwice_namesTheLine() throws IOException {
    StoredRefusal stored = refusal("telemetry.dead-letter/0/1", 20);
    Path file = file(line(stored), line(stored));
    assertThatThrownBy(() -> RepairedLetters.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("line 2: telemetry.dead-letter/0/1 stands there twice");
  }

  @Test
  void read_noLetter_namesTheLine() throws IOException {
    Path file = file("", "{}");
    assertThatThrownBy(() -> RepairedLetters.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("line 2: ");
  }

  private static StoredRefusal refusal(String coordinates, long receivedAtMillis) {
    return new StoredRefusal(coordinates, StoredRefusals.one().at(receivedAtMillis).refusal());
  }

  private static String line(StoredRefusal stored) {
    return new String(LetterFile.write(stored), StandardCharsets.UTF_8);
  }

  private Path file(String... lines) throws IOException {
    return Files.writeString(folder.resolve("letters.jsonl"), String.join("\n", lines));
  }
}
