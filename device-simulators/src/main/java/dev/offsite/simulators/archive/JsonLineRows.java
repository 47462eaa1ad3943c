package dev.offsite.simulators.archive;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON value on each line; empty lines are passed over. */
final class JsonLineRows implements ArchiveRows {

  /** Numbers stay as they are written. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final int END = -1;

  private final Reader in;
  private long line;

  JsonLineRows(Reader in) {
    this.in = in;
  }

  @Override
  public @Nullable ArchiveRow next() throws IOException, UnusableLineException {
    while (true) {
      String text = readLine();
      if (text == null) {
        return null;
      }
      if (text.isBlank()) {
        continue;
      }
      try {
        return new Row(line, JSON.readTree(text));
      } catch (JacksonException e) {
        throw new UnusableLineException(line, "no JSON: " + e.getOriginalMessage());
      }
    }
  }

  private record Row(long line, JsonNode root) implements ArchiveRow {
    @Override
    public @Nullable String text(String from) {
      return textOf(root.at(from));
    }

    @Override
    public List<String> texts(String from) {
      JsonNode node = root.at(from);
      List<String> texts = new ArrayList<>();
      if (node.isArray()) {
        node.forEach(each -> texts.add(String.valueOf(textOf(each))));
      } else if (textOf(node) != null) {
        texts.add(textOf(node));
      }
      return texts;
    }

    private static @Nullable String textOf(JsonNode node) {
      boolean has = node.isValueNode() && !node.isNull() && !node.asText().isEmpty();
      return has ? node.asText() : null;
    }
  }

  private @Nullable String readLine() throws IOException, UnusableLineException {
    StringBuilder text = new StringBuilder();
    line++;
    int c = in.read();
    if (c == END) {
      return null;
    }
    boolean isTooLong = false;
    while (c != END && c != '\n') {
      if (text.length() < LINE_LENGTH_MAX) {
        text.append((char) c);
      } else {
        isTooLong = true;
      }
      c = in.read();
    }
    if (isTooLong) {
      throw new UnusableLineException(line, "longer than " + LINE_LENGTH_MAX + " characters");
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
