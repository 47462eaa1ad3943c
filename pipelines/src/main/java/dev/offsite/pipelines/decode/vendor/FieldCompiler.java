package dev.offsite.pipelines.decode.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.offsite.schemas.json.JsonFault;
import dev.offsite.schemas.reference.ProfileMapping;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compiles one field of a profile; says everything about it that makes no sense. */
final class FieldCompiler {

  private static final String DEVICE_ID = "deviceId";

  private final ContractField field;
  private final ProfileMapping.Field mapping;
  private final String pointer;
  private final List<JsonFault> faults;
  private final int faultsBefore;

  /**
   * A compiler.
   *
   * @param pointer to the mapping, in the profile
   * @param faults takes what is wrong
   */
  FieldCompiler(
      ContractField field, ProfileMapping.Field mapping, String pointer, List<JsonFault> faults) {
    this.field = field;
    this.mapping = mapping;
    this.pointer = pointer;
    this.faults = faults;
    faultsBefore = faults.size();
  }

  /** The rule, or nothing if there was a fault. */
  Optional<FieldRule> compile() {
    checkTogether();
    List<SourcePath> sources = sources();
    Map<String, JsonNode> table = table();
    JsonNode unlisted =
        mapping.bits().isEmpty() ? literal("ifUnlisted", mapping.ifUnlisted()) : null;
    JsonNode ifAbsent =
        list(
            mapping.constant() != null
                ? literal("constant", mapping.constant())
                : literal("ifAbsent", mapping.ifAbsent()));
    Map<Integer, String> bits = bits();
    Conversion conversion = new Conversion(field, table, unlisted, factor(), time());
    if (faults.size() > faultsBefore) {
      return Optional.empty();
    }
    boolean byContract = field.need() == ContractField.Need.REQUIRED && field.holder().isEmpty();
    return Optional.of(
        new FieldRule(
            field,
            sources,
            conversion,
            new HashSet<>(mapping.absent()),
            ifAbsent,
            mapping.required() == null ? byContract : mapping.required() || byContract,
            bits,
            mapping.ifUnlisted()));
  }

  private void checkTogether() {
    boolean constant = mapping.constant() != null;
    if (constant == !mapping.source().isEmpty()) {
      fault(
          "",
          "has "
              + (constant ? "both" : "neither")
              + " a source "
              + (constant ? "and" : "nor")
              + " a constant; one of them is required");
    }
    if (constant && hasConversion()) {
      fault("/constant", "is converted by nothing; leave out everything else");
    }
    if (field.path().equals(DEVICE_ID) && (constant || mapping.ifAbsent() != null)) {
      fault("", "the device id is that of the topic; a source can only confirm it");
    }
    if (mapping.ifAbsent() != null && Boolean.TRUE.equals(mapping.required())) {
      fault("/ifAbsent", "never counts for a field that is required");
    }
    if (mapping.ifUnlisted() != null && mapping.values().isEmpty() && mapping.bits().isEmpty()) {
      fault("/ifUnlisted", "never counts without values or bits");
    }
    int ways =
        (mapping.values().isEmpty() ? 0 : 1)
            + (mapping.bits().isEmpty() ? 0 : 1)
            + (mapping.time() == null ? 0 : 1)
            + (mapping.unit() == null && mapping.scale() == null ? 0 : 1);
    if (ways > 1) {
      fault("", "has more than one of values, bits, time, and unit with scale");
    }
  }

  private boolean hasConversion() {
    return mapping.unit() != null
        || mapping.scale() != null
        || mapping.time() != null
        || !mapping.values().isEmpty()
        || mapping.ifUnlisted() != null
        || !mapping.bits().isEmpty()
        || !mapping.absent().isEmpty()
        || mapping.ifAbsent() != null
        || mapping.required() != null;
  }

  private List<SourcePath> sources() {
    List<SourcePath> sources = new ArrayList<>();
    boolean list = field.shape() == ContractField.Shape.LIST && mapping.bits().isEmpty();
    for (int i = 0; i < mapping.source().size(); i++) {
      SourcePath source = SourcePath.of(mapping.source().get(i));
      if (source.lists() > (list ? 1 : 0)) {
        fault(
            "/source/" + i,
            "'"
                + mapping.source().get(i)
                + "' has a level * too many; "
                + (list ? "one" : "none")
                + " allowed for "
                + field.path());
      }
      sources.add(source);
    }
    return sources;
  }

  private Map<String, JsonNode> table() {
    Map<String, JsonNode> table = new HashMap<>();
    Map<BigDecimal, String> numbers = new TreeMap<>();
    mapping
        .values()
        .forEach(
            (theirs, ours) -> {
              JsonNode value = literal(JsonFault.pointerTo("values", theirs), ours);
              if (value != null) {
                table.put(theirs, value);
              }
              if (mapping.absent().contains(theirs)) {
                fault(JsonFault.pointerTo("/values", theirs), "is also listed as absent");
              }
              BigDecimal number = Numbers.parseOrNull(theirs);
              String other =
                  number == null ? null : numbers.put(number.stripTrailingZeros(), theirs);
              if (other != null && !mapping.values().get(other).equals(ours)) {
                fault(
                    JsonFault.pointerTo("/values", theirs),
                    "is "
                        + ours
                        + ", but '"
                        + other
                        + "', the same number, is "
                        + mapping.values().get(other));
              }
            });
    if (field.type() == ContractField.Type.CONSTANT
        && mapping.values().isEmpty()
        && mapping.constant() == null) {
      fault("", "has no values; " + field.path() + " is one of " + field.constants());
    }
    return table;
  }

  private Map<Integer, String> bits() {
    Map<Integer, String> bits = new TreeMap<>();
    if (!mapping.bits().isEmpty()
        && (field.shape() != ContractField.Shape.LIST || field.type() != ContractField.Type.TEXT)) {
      fault("/bits", field.path() + " is no list of words");
    }
    Set<String> words = new HashSet<>();
    mapping
        .bits()
        .forEach(
            (bit, word) -> {
              String at = JsonFault.pointerTo("/bits", bit);
              BigDecimal number = Numbers.parseOrNull(bit);
              if (number == null
                  || !bit.equals(number.toPlainString())
                  || number.scale() > 0
                  || number.signum() < 0
                  || number.intValue() > FieldRule.BIT_MAX
                  || bit.length() > 2) {
                fault(at, "is no number of a bit from 0 to " + FieldRule.BIT_MAX);
              } else if (!word.isEmpty() && (word.isBlank() || !words.add(word))) {
                fault(at, "'" + word + "' is blank or stands there twice");
              } else {
                bits.put(number.intValue(), word);
              }
            });
    return bits;
  }

  private @Nullable BigDecimal factor() {
    BigDecimal factor = null;
    if (mapping.unit() != null) {
      factor = Units.findFactor(field, mapping.unit()).orElse(null);
      if (factor == null) {
        fault(
            "/unit",
            "'"
                + mapping.unit()
                + "' is no unit of "
                + field.path()
                + "; known are "
                + Units.of(field).keySet());
      }
    }
    Double scale = mapping.scale();
    if (scale == null) {
      return factor;
    }
    if (field.type() != ContractField.Type.NUMBER && field.type() != ContractField.Type.INTEGER) {
      fault("/scale", field.path() + " is no number");
    }
    if (scale == 0) {
      fault("/scale", "0 would make every value 0");
      return factor;
    }
    return factor == null ? BigDecimal.valueOf(scale) : factor.multiply(BigDecimal.valueOf(scale));
  }

  private @Nullable TimeForm time() {
    boolean isTime = field.type() == ContractField.Type.TIME;
    if (mapping.time() == null) {
      if (isTime && mapping.constant() == null) {
        fault("", "needs time, the form of it: epoch-s, epoch-ms, rfc3339 or a pattern");
      }
      return null;
    }
    if (!isTime) {
      fault("/time", field.path() + " is no time");
      return null;
    }
    try {
      return TimeForm.of(mapping.time());
    } catch (IllegalArgumentException e) {
      fault("/time", String.valueOf(e.getMessage()));
      return null;
    }
  }

  private @Nullable JsonNode literal(String name, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return Literals.parse(field, text);
    } catch (IllegalArgumentException e) {
      fault(name.startsWith("/") ? name : '/' + name, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private @Nullable JsonNode list(@Nullable JsonNode value) {
    return value == null || field.shape() == ContractField.Shape.SINGLE
        ? value
        : JsonNodeFactory.instance.arrayNode().add(value);
  }

  private void fault(String below, String detail) {
    faults.add(new JsonFault(pointer + below, detail));
  }
}
