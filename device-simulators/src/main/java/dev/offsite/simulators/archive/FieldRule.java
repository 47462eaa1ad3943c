package dev.offsite.simulators.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.channel.Rfc3339;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How one field of the contract is made of a line. */
final class FieldRule {

  private static final Pattern HAS_UNIT = Pattern.compile(".*(Kg|Kph|M|Km|Deg)s?");

  private final String name;
  private final FieldType type;
  private final MappingPlan.Field plan;
  private final @Nullable Unit unit;
  private final @Nullable TimeForm time;

  /**
   * Checks what the mapping says of a field.
   *
   * @throws IllegalArgumentException if it does not fit the contract
   */
  FieldRule(ReportKind kind, String name, MappingPlan.Field plan) {
    this.name = name;
    this.plan = plan;
    type = FieldType.of(kind, name);
    require((plan.constant() == null) != (plan.from() == null), "give either constant or from");
    boolean isMeasured = plan.from() != null && type.isNumber() && HAS_UNIT.matcher(name).matches();
    require(isMeasured == (plan.unit() != null), isMeasured ? "a unit is required" : "has no unit");
    boolean isTime = plan.from() != null && type.isTime();
    require(isTime == (plan.time() != null), isTime ? "a form of time is required" : "is no time");
    require(plan.separator() == null || type.isList(), "is no list");
    unit = plan.unit() == null ? null : Unit.of(plan.unit(), name);
    time = plan.time() == null ? null : TimeForm.of(plan.time(), plan.zone());
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  String name() {
    return name;
  }

  boolean isConstant() {
    return plan.constant() != null;
  }

  /**
   * Whether it is the constant of a field within a field of which the line holds nothing: the
   * colour of a plate that was not read.
   */
  boolean isConstantOfNothingIn(ObjectNode report) {
    int dot = name.indexOf('.');
    return isConstant() && dot > 0 && !report.has(name.substring(0, dot));
  }

  /** The value for a line, or null if the line has none. */
  @Nullable JsonNode value(ArchiveRow row) throws UnusableLineException {
    if (plan.constant() != null) {
      return plan.constant();
    }
    try {
      if (!type.isList()) {
        String text = row.text(plan.from());
        return text == null ? null : item(text);
      }
      ArrayNode items = JsonNodeFactory.instance.arrayNode();
      for (String text : texts(row)) {
        JsonNode item = item(text);
        if (item != null) {
          items.add(item);
        }
      }
      return items;
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      throw new UnusableLineException(row.line(), name + ": " + e.getMessage());
    }
  }

  private List<String> texts(ArchiveRow row) {
    if (plan.separator() == null) {
      return row.texts(plan.from());
    }
    List<String> parts = new ArrayList<>();
    for (String text : row.texts(plan.from())) {
      parts.addAll(List.of(text.split(Pattern.quote(plan.separator()), -1)));
    }
    return parts;
  }

  private @Nullable JsonNode item(String text) {
    if (plan.values() != null) {
      return plan.values().get(text);
    }
    if (type.isNumber()) {
      return number(text);
    }
    if (time != null) {
      return TextNode.valueOf(Rfc3339.format(time.parse(text)));
    }
    if (type.isTruth()) {
      if (!text.equals("true") && !text.equals("false")) {
        throw new NumberFormatException("'" + text + "' is neither true nor false");
      }
      return BooleanNode.valueOf(text.equals("true"));
    }
    return TextNode.valueOf(plan.prefix() == null ? text : plan.prefix() + text);
  }

  private JsonNode number(String text) {
    BigDecimal read;
    try {
      read = new BigDecimal(text.strip());
    } catch (NumberFormatException e) {
      throw new NumberFormatException("'" + text + "' is no number");
    }
    if (Math.abs((long) read.scale()) > Double.MAX_EXPONENT) {
      throw new NumberFormatException("'" + text + "' is more than a double can hold");
    }
    BigDecimal value = unit == null ? read : unit.toContract(read);
    if (!type.isWhole()) {
      return DecimalNode.valueOf(value);
    }
    try {
      return DecimalNode.valueOf(value.setScale(0, java.math.RoundingMode.UNNECESSARY));
    } catch (ArithmeticException e) {
      throw new NumberFormatException("'" + text + "' is no whole number in the contract's unit");
    }
  }
}
