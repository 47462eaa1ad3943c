package dev.offsite.monitor.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.schemas.json.RecordJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Codes of the contract in words of both languages, from the very files that the centre's pages
 * use: a sheet and a page call the same thing by the same name.
 */
final class Words {

  private static final Words BOTH = new Words(load("zh.js"), load("en.js"));

  private final JsonNode chinese;
  private final JsonNode english;

  private Words(JsonNode chinese, JsonNode english) {
    this.chinese = chinese;
    this.english = english;
  }

  static Words both() {
    return BOTH;
  }

  /** Chinese, English and the code; what has no words in a language is left out there. */
  String of(String group, String code) {
    StringBuilder words = new StringBuilder();
    for (JsonNode language : new JsonNode[] {chinese, english}) {
      String text = language.path(group + '.' + code).asText("");
      if (!text.isEmpty()) {
        words.append(text).append(" · ");
      }
    }
    return words.append(code).toString();
  }

  /** An ES module whose default export is an object of texts, one on each line. */
  private static JsonNode load(String file) {
    String path = "/dev/offsite/monitor/web/i18n/" + file;
    try (InputStream in = Words.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the build lacks the resource " + path);
      }
      String module = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String object =
          module.substring(module.indexOf('{'), module.lastIndexOf('}')).stripTrailing();
      String json =
          (object.endsWith(",") ? object.substring(0, object.length() - 1) : object) + '}';
      return RecordJson.parse(json.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
