package dev.offsite.simulators.plan;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * In which line of a plan each key stands.
 *
 * <p>A path is the keys from the root, such as {@code fleet.trucks} or {@code faults[2].share};
 * that of the whole text is empty. Immutable.
 */
public final class PlanLines {

  /** The lines of a text that is not at hand. */
  public static final PlanLines NONE = new PlanLines(Map.of(), "");

  /** Deeper than any plan; a text nested without end must not fill the memory with its paths. */
  private static final int DEPTH_MAX = 16;

  private static final YAMLFactory YAML = new YAMLFactory();

  private final Map<String, Integer> lines;
  private final String prefix;

  private PlanLines(Map<String, Integer> lines, String prefix) {
    this.lines = lines;
    this.prefix = prefix;
  }

  /** The lines of a text; those before the fault if it is no YAML. */
  public static PlanLines of(String text) {
    Map<String, Integer> lines = new HashMap<>();
    try (JsonParser parser = YAML.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (!token.isStructEnd() && parser.getParsingContext().getNestingDepth() <= DEPTH_MAX) {
          lines.putIfAbsent(
              path(parser.getParsingContext(), token), parser.currentTokenLocation().getLineNr());
        }
      }
    } catch (JacksonException e) {
      return new PlanLines(lines, ""); // whoever reads the text says what is wrong with it
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return new PlanLines(lines, "");
  }

  /** The lines of a part of it: paths begin there. */
  public PlanLines below(String path) {
    return new PlanLines(lines, child(prefix, path));
  }

  /** The line of a key, from 1; nothing if it is not in the text. */
  public OptionalInt line(String path) {
    Integer line = lines.get(child(prefix, path));
    return line == null ? OptionalInt.empty() : OptionalInt.of(line);
  }

  /** A key below a path. */
  static String child(String path, String key) {
    return path.isEmpty() || key.isEmpty() || key.startsWith("[") ? path + key : path + "." + key;
  }

  private static String path(JsonStreamContext context, JsonToken token) {
    // a mapping or list that begins is already its own context
    JsonStreamContext at = token.isStructStart() ? context.getParent() : context;
    return at == null ? "" : path(at);
  }

  private static String path(JsonStreamContext context) {
    if (context.getParent() == null) {
      return "";
    }
    String above = path(context.getParent());
    if (context.inArray()) {
      return child(above, "[" + context.getCurrentIndex() + "]");
    }
    return context.getCurrentName() == null ? above : child(above, context.getCurrentName());
  }
}
