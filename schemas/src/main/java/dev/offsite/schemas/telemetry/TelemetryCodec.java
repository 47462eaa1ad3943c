package dev.offsite.schemas.telemetry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.json.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Device reports to JSON and back, without ever trusting the JSON.
 *
 * <p>Decoding is strict about form (RFC 8259, UTF-8, no name twice, nothing after the end) and
 * about what it knows, and ignores fields it does not know. It throws nothing: what cannot be read
 * is a {@link DecodeResult.Fault}. One bad report of a batch leaves the others readable; text that
 * is not JSON, is nested too deep or holds too many reports is refused as a whole.
 *
 * <p>Streaming, without a tree; hot path. Thread-safe. Why this JSON library:
 * docs/decisions/0004-json-codec.md.
 */
public final class TelemetryCodec {

  private final CodecLimits limits;
  private final JsonFactory json;

  /** A codec with the limits of contract v1. */
  public TelemetryCodec() {
    this(CodecLimits.DEFAULT);
  }

  public TelemetryCodec(CodecLimits limits) {
    this.limits = limits;
    // Text and numbers are limited where they are read, with a pointer to them; the parser only
    // guards the nesting.
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(limits.nestingMax())
            .maxDocumentLength(-1)
            .maxTokenCount(-1)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .maxNumberLength(Integer.MAX_VALUE)
            .build();
    json =
        JsonFactory.builder()
            .streamReadConstraints(constraints)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            // Names come from strangers: they are not interned, and collisions are no reason to
            // refuse a payload (the table is bounded).
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();
  }

  /** What {@code payload}, published to {@code topic}, holds. Never throws for any bytes. */
  public DecodeResult decode(DeviceTopic topic, byte[] payload) {
    if (payload.length == 0) {
      return refuse(RefusalReason.EMPTY_PAYLOAD, "the payload is empty; a report is required");
    }
    if (payload.length > limits.payloadBytesMax()) {
      return refuse(
          RefusalReason.PAYLOAD_TOO_LARGE,
          "the payload has "
              + payload.length
              + " bytes; at most "
              + limits.payloadBytesMax()
              + " allowed");
    }
    int malformed = Utf8.findMalformed(payload);
    if (malformed >= 0) {
      return refuse(
          RefusalReason.NOT_JSON,
          String.format(
              Locale.ROOT, "byte %d (0x%02X) is not UTF-8", malformed, payload[malformed]));
    }
    try (JsonParser parser = json.createParser(payload)) {
      return decode(topic, parser);
    } catch (StreamConstraintsException e) {
      return refuse(
          RefusalReason.NESTED_TOO_DEEP,
          "the JSON is nested deeper than " + limits.nestingMax() + " levels");
    } catch (JsonProcessingException e) {
      return refuse(
          RefusalReason.NOT_JSON,
          "not JSON at byte "
              + e.getLocation().getByteOffset()
              + ": "
              + JsonCursor.truncate(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  private DecodeResult decode(DeviceTopic topic, JsonParser parser) throws IOException {
    JsonCursor in = new JsonCursor(parser, limits.textLengthMax(), topic.deviceId());
    JsonStreamContext around = parser.getParsingContext();
    List<DecodeResult.Indexed> reports = new ArrayList<>(1);
    List<DecodeResult.Fault> faults = new ArrayList<>(0);
    JsonToken first = parser.nextToken();
    if (first == null) {
      return refuse(RefusalReason.NOT_JSON, "the payload holds nothing but white space");
    }
    if (first == JsonToken.START_ARRAY) {
      around = parser.getParsingContext();
      int index = 0;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (index == limits.batchReportsMax()) {
          return refuse(
              RefusalReason.BATCH_TOO_LONG,
              "the batch has more than " + limits.batchReportsMax() + " reports");
        }
        decodeOne(topic, in, around, index, reports, faults);
        index++;
      }
    } else {
      decodeOne(topic, in, around, 0, reports, faults);
    }
    if (parser.nextToken() != null) {
      return refuse(
          RefusalReason.NOT_JSON,
          "something follows the JSON text at byte "
              + parser.currentTokenLocation().getByteOffset());
    }
    if (reports.isEmpty() && faults.isEmpty()) {
      return refuse(RefusalReason.EMPTY_BATCH, "the batch has 0 reports; at least 1 is required");
    }
    return new DecodeResult(reports, faults);
  }

  private static void decodeOne(
      DeviceTopic topic,
      JsonCursor in,
      JsonStreamContext around,
      int index,
      List<DecodeResult.Indexed> reports,
      List<DecodeResult.Fault> faults)
      throws IOException {
    try {
      reports.add(new DecodeResult.Indexed(index, read(topic, in)));
    } catch (UnreadableException e) {
      faults.add(e.at(index));
      in.leaveTo(around);
    }
  }

  private static DeviceReport read(DeviceTopic topic, JsonCursor in)
      throws IOException, UnreadableException {
    return switch (topic.report()) {
      case PASSAGE -> PassageFields.read(in, topic.deviceId());
      case POSITION -> PositionFields.read(in, topic.deviceId());
      case DETECTION -> DetectionFields.read(in, topic.deviceId());
      case SORTIE -> SortieFields.read(in, topic.deviceId());
      case STATUS -> StatusFields.read(in, topic.deviceId());
    };
  }

  private static DecodeResult refuse(RefusalReason reason, String detail) {
    return new DecodeResult(List.of(), List.of(new DecodeResult.Fault(0, reason, "", detail)));
  }

  /**
   * One report as a JSON object.
   *
   * @throws IllegalArgumentException if a number is not finite or a text has half a surrogate pair
   */
  public byte[] encode(DeviceReport report) {
    return write(out -> new ReportWriter(out).write(report));
  }

  /**
   * Several reports as a JSON array.
   *
   * @throws IllegalArgumentException if there is none, a number is not finite or a text has half a
   *     surrogate pair
   */
  public byte[] encodeBatch(List<DeviceReport> reports) {
    if (reports.isEmpty()) {
      throw new IllegalArgumentException("a batch of 0 reports; at least 1 is required");
    }
    return write(
        out -> {
          ReportWriter writer = new ReportWriter(out);
          out.writeStartArray();
          for (DeviceReport report : reports) {
            writer.write(report);
          }
          out.writeEndArray();
        });
  }

  @FunctionalInterface
  private interface Writing {
    void to(JsonGenerator out) throws IOException;
  }

  private byte[] write(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator out = json.createGenerator(bytes)) {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }
}
