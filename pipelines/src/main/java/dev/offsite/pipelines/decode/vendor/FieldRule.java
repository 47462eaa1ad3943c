package dev.offsite.pipelines.decode.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.offsite.schemas.channel.RefusalReason;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One field of a profile, compiled. Immutable; hot path.
 *
 * @param field what is filled
 * @param sources where the value is looked for, in this order; empty for a constant
 * @param conversion of each value
 * @param absent the vendor's values that mean that there is none
 * @param ifAbsent what stands there then; null if nothing
 * @param required whether nothing is a fault
 * @param bits words by number of bit, an empty word for a bit that is known and left out; empty
 *     where the value is no set of bits
 * @param unlistedBit the word for any other bit; null if it is a fault
 */
record FieldRule(
    ContractField field,
    List<SourcePath> sources,
    Conversion conversion,
    Set<String> absent,
    @Nullable JsonNode ifAbsent,
    boolean required,
    Map<Integer, String> bits,
    @Nullable String unlistedBit) {

  /** Highest bit of a number that a double holds exactly. */
  static final int BIT_MAX = 52;

  FieldRule {
    sources = List.copyOf(sources);
    absent = Set.copyOf(absent);
    bits = Collections.unmodifiableMap(new TreeMap<>(bits));
  }

  /** The value in the contract's form, or null if there is none. */
  @Nullable JsonNode evaluate(Place root, Place item, @Nullable ZoneId zone, Origins origins)
      throws UnmappableException {
    for (SourcePath source : sources) {
      Place place = source.findOrNull(root, item);
      if (place != null && !isAbsent(place)) {
        origins.note(field.path(), place);
        return field.shape() == ContractField.Shape.LIST
            ? list(source, place, zone, origins)
            : conversion.convert(place, zone);
      }
    }
    if (ifAbsent != null) {
      origins.note(field.path(), item);
      return ifAbsent;
    }
    if (required) {
      String pointer = sources.get(0).pointerFrom(root, item);
      throw new UnmappableException(
          RefusalReason.MISSING_FIELD,
          pointer,
          field.path() + " needs " + pointer + ", which is missing or null");
    }
    return null;
  }

  private boolean isAbsent(Place place) {
    return !absent.isEmpty() && place.node().isValueNode() && absent.contains(place.text());
  }

  private JsonNode list(SourcePath source, Place place, @Nullable ZoneId zone, Origins origins)
      throws UnmappableException {
    if (!bits.isEmpty()) {
      return words(place);
    }
    if (!place.node().isArray()) {
      throw place.wrongType(field.path(), "an array");
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode(place.node().size());
    for (Place each : source.itemsOf(place)) {
      if (!isAbsent(each)) {
        origins.note(field.path() + '.' + list.size(), each);
        list.add(conversion.convert(each, zone));
      }
    }
    return list;
  }

  private JsonNode words(Place place) throws UnmappableException {
    BigDecimal number = Numbers.findOrNull(place.node());
    if (number == null
        || number.signum() < 0
        || number.stripTrailingZeros().scale() > 0
        || number.compareTo(BigDecimal.valueOf(1L << (BIT_MAX + 1))) >= 0) {
      throw place.wrongType(field.path(), "a whole number of 0 or more, with bits,");
    }
    long rest = number.longValue();
    ArrayNode words = JsonNodeFactory.instance.arrayNode();
    for (Map.Entry<Integer, String> bit : bits.entrySet()) {
      if (((rest >> bit.getKey()) & 1) == 1) {
        if (!bit.getValue().isEmpty()) {
          words.add(TextNode.valueOf(bit.getValue()));
        }
        rest &= ~(1L << bit.getKey());
      }
    }
    if (rest != 0 && unlistedBit == null) {
      throw place.badValue(
          field.path(),
          "no bit but "
              + bits.keySet()
              + ", and bit "
              + Long.numberOfTrailingZeros(rest)
              + " is set;"
              + " none other");
    }
    if (rest != 0) {
      words.add(unlistedBit);
    }
    return words;
  }
}
