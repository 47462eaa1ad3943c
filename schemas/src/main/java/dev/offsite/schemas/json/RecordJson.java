package dev.offsite.schemas.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.offsite.schemas.channel.Rfc3339;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * Whole JSON texts: to a tree, strictly, and from records, in the order of their components.
 *
 * <p>Written: instants as {@link Rfc3339}, no nulls, no number that is not finite.
 */
public final class RecordJson {

  private static final int NESTING_MAX = 64;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(NESTING_MAX).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                  .disable(JsonFactory.Feature.CHARSET_DETECTION)
                  .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, new InstantWriter())
                  .addSerializer(Double.class, new FiniteWriter())
                  .addSerializer(double.class, new FiniteWriter()))
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  /**
   * The tree of a JSON text.
   *
   * @throws JsonFaultsException if it is not one JSON text (RFC 8259) in UTF-8 without any name
   *     twice
   */
  public static JsonNode parse(byte[] json) {
    int malformed = Utf8.findMalformed(json);
    if (malformed >= 0) {
      throw new JsonFaultsException(
          List.of(new JsonFault("", "byte " + malformed + " is not UTF-8")));
    }
    try {
      JsonNode node = MAPPER.readTree(json);
      if (node.isMissingNode()) {
        throw new JsonFaultsException(List.of(new JsonFault("", "the text is empty")));
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new JsonFaultsException(
          List.of(new JsonFault("", "not JSON" + at(e) + ": " + e.getOriginalMessage())));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  private static String at(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    return location == null
        ? ""
        : " at line " + location.getLineNr() + " column " + location.getColumnNr();
  }

  /**
   * The record as compact JSON.
   *
   * @throws IllegalArgumentException if it holds a number that is not finite or a year beyond 9999
   */
  public static byte[] write(Record value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          value.getClass().getSimpleName() + " cannot be written: " + e.getOriginalMessage(), e);
    }
  }

  /** The record as JSON for a human, with line breaks and one at the end. */
  public static byte[] writeIndented(Record value) {
    JsonNode tree = parse(write(value));
    return (tree.toPrettyString() + '\n').getBytes(StandardCharsets.UTF_8);
  }

  private static final class InstantWriter extends StdSerializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantWriter() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(Rfc3339.format(value));
    }
  }

  private static final class FiniteWriter extends StdSerializer<Double> {
    private static final long serialVersionUID = 1L;

    FiniteWriter() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("number " + value + " is not finite; JSON has no such");
      }
      out.writeNumber(value);
    }
  }

  private RecordJson() {}
}
