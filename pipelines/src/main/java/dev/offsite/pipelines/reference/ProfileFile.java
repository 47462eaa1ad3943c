package dev.offsite.pipelines.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.offsite.pipelines.decode.vendor.ProfileTests;
import dev.offsite.schemas.json.JsonFault;
import dev.offsite.schemas.reference.ReferenceCodec;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceFault;
import dev.offsite.schemas.reference.ReferenceFormatException;
import dev.offsite.schemas.reference.ReferenceKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A vendor profile as humans write it: the same tree as in the contract, in YAML, with three ways
 * to write less. A field that only has a source is the source; a source or an absent value need no
 * list; what is text in the contract may be a number or true, and {@code given} and {@code expect}
 * may be YAML instead of JSON in a text.
 */
public final class ProfileFile {

  /** As JSON has it: only true and false are truth values; ON, NO and Y are words of vendors. */
  private static final YAMLMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
              .build());

  private static final ReferenceCodec CODEC = new ReferenceCodec();

  private static final Set<String> TEXTS = Set.of("constant", "ifUnlisted", "ifAbsent", "unit");
  private static final Set<String> TEXT_MAPS = Set.of("values", "bits");
  private static final Set<String> TEXT_LISTS = Set.of("source", "absent");
  private static final Set<String> MESSAGES = Set.of("given", "expect");

  /**
   * Reads a file, compiles the profile and runs its tests.
   *
   * @param file its name, for messages
   * @throws ReferenceFormatException naming every fault: of the YAML with line and column, of the
   *     profile with a JSON Pointer into it
   */
  public static ReferenceEntry.VendorProfile read(String file, byte[] content) {
    ReferenceEntry.VendorProfile profile =
        (ReferenceEntry.VendorProfile)
            CODEC.decode(
                ReferenceKind.VENDOR_PROFILE, file, tree(file, content).toString().getBytes(UTF_8));
    List<ReferenceFault> faults = new ArrayList<>();
    for (JsonFault fault : ProfileTests.check(profile)) {
      faults.add(new ReferenceFault(file, null, profile.id(), fault.pointer(), fault.detail()));
    }
    if (!faults.isEmpty()) {
      throw new ReferenceFormatException(faults);
    }
    return profile;
  }

  private static JsonNode tree(String file, byte[] content) {
    JsonNode root;
    try {
      root = YAML.readTree(content);
    } catch (JsonProcessingException e) {
      throw refuse(file, "not YAML" + at(e.getLocation()) + ": " + firstLine(e));
    } catch (IOException e) {
      throw refuse(file, "not YAML: " + e.getMessage());
    }
    if (!(root instanceof ObjectNode profile)) {
      throw refuse(file, "a profile with id, version, validity, fields and tests is required");
    }
    if (profile.get("fields") instanceof ObjectNode fields) {
      for (Map.Entry<String, JsonNode> field : fields.properties()) {
        field.setValue(field(field.getValue()));
      }
    }
    for (JsonNode test : profile.path("tests")) {
      if (test instanceof ObjectNode object) {
        object.properties().forEach(part -> part.setValue(message(part)));
      }
    }
    return profile;
  }

  private static JsonNode field(JsonNode value) {
    if (value.isTextual()) {
      ObjectNode field = YAML.createObjectNode();
      field.putArray("source").add(value.textValue());
      return field;
    }
    if (value instanceof ObjectNode field) {
      field.properties().forEach(option -> option.setValue(option(option)));
    }
    return value;
  }

  private static JsonNode option(Map.Entry<String, JsonNode> option) {
    JsonNode value = option.getValue();
    if (TEXTS.contains(option.getKey())) {
      return text(value);
    }
    if (TEXT_MAPS.contains(option.getKey()) && value instanceof ObjectNode map) {
      map.properties().forEach(entry -> entry.setValue(text(entry.getValue())));
    }
    if (TEXT_LISTS.contains(option.getKey()) && !value.isNull() && !value.isObject()) {
      ArrayNode texts = YAML.createArrayNode();
      if (value.isArray()) {
        value.forEach(item -> texts.add(text(item)));
      } else {
        texts.add(text(value));
      }
      return texts;
    }
    return value;
  }

  private static JsonNode message(Map.Entry<String, JsonNode> part) {
    JsonNode value = part.getValue();
    return MESSAGES.contains(part.getKey()) && value.isContainerNode()
        ? TextNode.valueOf(value.toString())
        : value;
  }

  private static JsonNode text(JsonNode value) {
    return value.isNumber() || value.isBoolean() ? TextNode.valueOf(value.asText()) : value;
  }

  private static ReferenceFormatException refuse(String file, String detail) {
    return new ReferenceFormatException(List.of(new ReferenceFault(file, null, null, "", detail)));
  }

  private static String at(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : " at line " + location.getLineNr() + " column " + location.getColumnNr();
  }

  private static String firstLine(JsonProcessingException e) {
    return String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("no reason given");
  }

  private ProfileFile() {}
}
