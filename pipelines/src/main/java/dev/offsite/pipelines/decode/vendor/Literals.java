package dev.offsite.pipelines.decode.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.offsite.schemas.channel.Rfc3339;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.Locale;

/** Values of the contract that a profile writes as text. */
final class Literals {

  /**
   * The value that {@code text} is for a field.
   *
   * @throws IllegalArgumentException if the field cannot hold it, saying what it can
   */
  static JsonNode parse(ContractField field, String text) {
    return switch (field.type()) {
      case TEXT -> TextNode.valueOf(text);
      case CONSTANT -> constant(field, text);
      case TRUTH -> truth(field, text);
      case TIME -> time(field, text);
      case NUMBER -> DecimalNode.valueOf(number(field, text));
      case INTEGER -> integer(field, text);
    };
  }

  private static JsonNode constant(ContractField field, String text) {
    if (!field.constants().contains(text)) {
      throw no(field, text, "one of " + field.constants());
    }
    return TextNode.valueOf(text);
  }

  private static JsonNode truth(ContractField field, String text) {
    String word = text.toLowerCase(Locale.ROOT);
    if (!word.equals("true") && !word.equals("false")) {
      throw no(field, text, "true or false");
    }
    return BooleanNode.valueOf(word.equals("true"));
  }

  private static JsonNode time(ContractField field, String text) {
    try {
      return TextNode.valueOf(Rfc3339.format(Rfc3339.parse(text)));
    } catch (DateTimeException e) {
      throw no(field, text, "an RFC 3339 time with offset");
    }
  }

  private static BigDecimal number(ContractField field, String text) {
    BigDecimal number = Numbers.parseOrNull(text);
    if (number == null) {
      throw no(field, text, "a number");
    }
    return number;
  }

  private static JsonNode integer(ContractField field, String text) {
    BigDecimal number = number(field, text);
    if (number.stripTrailingZeros().scale() > 0) {
      throw no(field, text, "a whole number");
    }
    return DecimalNode.valueOf(number);
  }

  private static IllegalArgumentException no(ContractField field, String text, String required) {
    return new IllegalArgumentException(
        "'" + text + "' cannot be " + field.path() + "; " + required + " is required");
  }

  private Literals() {}
}
