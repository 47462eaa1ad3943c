package dev.offsite.pipelines.decode.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.json.Utf8;
import dev.offsite.schemas.reference.ProfileMapping;
import dev.offsite.schemas.telemetry.CodecLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads a vendor's message into a tree, and unwraps what lies encoded in it. Thread-safe.
 *
 * <p>As strict as the contract's own codec: UTF-8, no name twice, nothing after the end, and the
 * same limits of size and nesting, for what was wrapped as well.
 */
final class VendorDocument {

  private final CodecLimits limits;
  private final List<Layer> layers;
  private final JsonMapper mapper;

  private record Layer(ProfileMapping.Wrapping wrapping, SourcePath path) {}

  VendorDocument(CodecLimits limits, List<ProfileMapping.Wrapping> unwrap) {
    this.limits = limits;
    layers = unwrap.stream().map(w -> new Layer(w, SourcePath.of(w.at()))).toList();
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(limits.nestingMax())
            .maxStringLength(limits.payloadBytesMax())
            .maxNameLength(limits.payloadBytesMax())
            .maxNumberLength(Numbers.LENGTH_MAX)
            .build();
    mapper =
        JsonMapper.builder(
                JsonFactory.builder()
                    .streamReadConstraints(constraints)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .disable(JsonFactory.Feature.CHARSET_DETECTION)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
  }

  /** The root of the message, with everything unwrapped in its place. */
  Place read(byte[] payload) throws UnmappableException {
    if (payload.length == 0) {
      throw new UnmappableException(
          RefusalReason.EMPTY_PAYLOAD, "", "the payload is empty; a report is required");
    }
    if (payload.length > limits.payloadBytesMax()) {
      throw new UnmappableException(
          RefusalReason.PAYLOAD_TOO_LARGE,
          "",
          "the payload has "
              + payload.length
              + " bytes; at most "
              + limits.payloadBytesMax()
              + " allowed");
    }
    JsonNode root = null;
    for (Layer layer : layers) {
      if (root == null && layer.wrapping().at().isEmpty()) {
        root = parse(decode(new String(payload, UTF_8).strip(), layer, ""), "");
      } else {
        root = unwrap(root == null ? parse(payload, "") : root, layer);
      }
    }
    return new Place(root == null ? parse(payload, "") : root, "");
  }

  private JsonNode unwrap(JsonNode root, Layer layer) throws UnmappableException {
    String at = layer.wrapping().at();
    Place whole = new Place(root, "");
    Place text = layer.path().findOrNull(whole, whole);
    if (text == null) {
      throw new UnmappableException(
          RefusalReason.MISSING_FIELD, at, "the message is missing or null at " + at);
    }
    if (!text.node().isTextual()) {
      throw text.wrongType("the wrapped message", "a string");
    }
    JsonNode inner = parse(decode(text.node().textValue(), layer, at), at);
    if (at.isEmpty()) {
      return inner;
    }
    int slash = at.lastIndexOf('/');
    Place parent = SourcePath.of(at.substring(0, slash)).findOrNull(whole, whole);
    if (parent.node() instanceof ObjectNode object) {
      object.set(at.substring(slash + 1).replace("~1", "/").replace("~0", "~"), inner);
    } else if (parent.node() instanceof ArrayNode array) {
      array.set(Integer.parseInt(at.substring(slash + 1)), inner);
    }
    return root;
  }

  private static byte[] decode(String text, Layer layer, String at) throws UnmappableException {
    ProfileMapping.Wrapping.Encoding encoding = layer.wrapping().encoding();
    try {
      return switch (encoding) {
        case BASE64 -> Base64.getDecoder().decode(text);
        case HEX -> HexFormat.of().parseHex(text);
        case TEXT -> text.getBytes(UTF_8);
      };
    } catch (IllegalArgumentException e) {
      throw new UnmappableException(
          RefusalReason.BAD_VALUE,
          at,
          "the wrapped message is not "
              + encoding
              + ": "
              + Place.line(String.valueOf(e.getMessage())));
    }
  }

  private JsonNode parse(byte[] json, String at) throws UnmappableException {
    int malformed = Utf8.findMalformed(json);
    if (malformed >= 0) {
      throw new UnmappableException(
          RefusalReason.NOT_JSON, at, "byte " + malformed + " is not UTF-8");
    }
    try {
      JsonNode node = mapper.readTree(json);
      if (node.isMissingNode()) {
        throw new UnmappableException(
            RefusalReason.NOT_JSON, at, "the message holds nothing but white space");
      }
      return node;
    } catch (StreamConstraintsException e) {
      throw tooMuch(e, at);
    } catch (JsonProcessingException e) {
      throw new UnmappableException(
          RefusalReason.NOT_JSON,
          at,
          "not JSON at byte "
              + e.getLocation().getByteOffset()
              + ": "
              + Place.line(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  /** Texts and names cannot pass their limits, which are that of the payload. */
  private UnmappableException tooMuch(StreamConstraintsException e, String at) {
    return e.getOriginalMessage().contains("nesting")
        ? new UnmappableException(
            RefusalReason.NESTED_TOO_DEEP,
            at,
            "the JSON is nested deeper than " + limits.nestingMax() + " levels")
        : new UnmappableException(
            RefusalReason.BAD_VALUE,
            at,
            "a number has more than " + Numbers.LENGTH_MAX + " characters");
  }
}
