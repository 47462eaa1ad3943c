package dev.offsite.standalone.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedMessagesTest {

  @TempDir Path folder;

  @Test
  void search_lostRepeatedAndStrange_isCounted() throws IOException {
    try (PublishedMessages published = new PublishedMessages(folder.resolve("published"))) {
      published.add("truck-1", bytes("a"));
      published.add("truck-1", bytes("b"));
      published.add("truck-2", bytes("a"));
      published.add("truck-2", bytes("a"));

      PublishedMessages.Search search = published.search();
      search.landed("truck-1", bytes("a"));
      search.landed("truck-1", bytes("a"));
      search.landed("truck-2", bytes("a"));
      search.landed("truck-2", bytes("b"));

      assertThat(published.count()).isEqualTo(4);
      assertThat(search.distinct()).isEqualTo(3);
      assertThat(search.missing()).isEqualTo(1);
      assertThat(search.repeats()).isEqualTo(1);
      assertThat(search.strangers()).isEqualTo(1);
    }
  }

  @Test
  void search_everythingLanded_missesNothing() throws IOException {
    try (PublishedMessages published = new PublishedMessages(folder.resolve("published"))) {
      for (int i = 0; i < 20_000; i++) {
        published.add("truck-" + i % 7, bytes("fix " + i));
      }
      PublishedMessages.Search search = published.search();
      for (int i = 19_999; i >= 0; i--) {
        assertThat(search.missing()).isEqualTo(i + 1);
        search.landed("truck-" + i % 7, bytes("fix " + i));
      }
      assertThat(search.missing()).isZero();
      assertThat(search.repeats() + search.strangers()).isZero();
    }
  }

  @Test
  void hash_partsShifted_differs() {
    assertThat(MessageHash.of("ab", bytes("c"))).isNotEqualTo(MessageHash.of("a", bytes("bc")));
    assertThat(MessageHash.of("a", bytes("b"))).isEqualTo(MessageHash.of("a", bytes("b")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
