package dev.offsite.pipelines.decode.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.offsite.schemas.channel.Rfc3339;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns one value of a vendor into one of the contract. Immutable; hot path.
 *
 * @param field what is filled
 * @param table the vendor's values with ours; empty where every value is converted
 * @param unlisted what stands for a value that is not in the table; null if it is a fault
 * @param factor to our unit; null to take the number as it is
 * @param time form of a time; null for other fields
 */
record Conversion(
    ContractField field,
    Map<String, JsonNode> table,
    @Nullable JsonNode unlisted,
    @Nullable BigDecimal factor,
    @Nullable TimeForm time) {

  Conversion {
    table = Map.copyOf(table);
  }

  /** The value in the contract's form; its range is checked by the contract's own codec. */
  JsonNode convert(Place place, @Nullable ZoneId zone) throws UnmappableException {
    if (place.node().isContainerNode() || place.node().isNull()) {
      throw place.wrongType(field.path(), "a single value");
    }
    if (!table.isEmpty()) {
      return listed(place);
    }
    return switch (field.type()) {
      case TIME -> time(place, zone);
      case INTEGER, NUMBER -> number(place);
      case TRUTH -> truth(place);
      case TEXT, CONSTANT -> TextNode.valueOf(place.text());
    };
  }

  private JsonNode listed(Place place) throws UnmappableException {
    JsonNode ours = table.get(place.text());
    if (ours != null) {
      return ours;
    }
    if (unlisted == null) {
      throw place.badValue(field.path(), "one of " + table.keySet().stream().sorted().toList());
    }
    return unlisted;
  }

  private static JsonNode truth(Place place) throws UnmappableException {
    if (!place.node().isBoolean()) {
      throw place.wrongType("a truth value", "true or false, or a table of values,");
    }
    return place.node();
  }

  /** Rounded to a whole number only where a factor makes the fraction. */
  private JsonNode number(Place place) throws UnmappableException {
    BigDecimal number = Numbers.findOrNull(place.node());
    if (number == null) {
      throw place.wrongType(field.path(), "a finite number");
    }
    if (factor != null) {
      number = number.multiply(factor);
      if (field.type() == ContractField.Type.INTEGER) {
        number = number.setScale(0, RoundingMode.HALF_UP);
      }
    }
    return DecimalNode.valueOf(BigDecimal.valueOf(number.doubleValue()));
  }

  private JsonNode time(Place place, @Nullable ZoneId zone) throws UnmappableException {
    try {
      Instant instant = time.parse(place.text(), zone);
      return TextNode.valueOf(Rfc3339.format(instant));
    } catch (DateTimeException e) {
      throw place.badValue(
          field.path(),
          "a time of the profile's form (" + Place.line(String.valueOf(e.getMessage())) + ")");
    }
  }
}
