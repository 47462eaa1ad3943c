package dev.offsite.simulators.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A mapping as its YAML file tells it.
 *
 * @param about what archive it is for
 * @param form of the archive
 * @param separator between columns, one character
 * @param columns their names, where the first line does not tell them
 * @param charset such as {@code UTF-8} or {@code GB18030}
 * @param topic of the messages; <code>{from}</code> stands for a value of the line
 * @param receivedAt when a line was received
 * @param fields of the report, by their name in the contract
 * @param skip lines that are left out on purpose
 */
record MappingPlan(
    String about,
    Form form,
    String separator,
    List<String> columns,
    String charset,
    String topic,
    ReceiveTime receivedAt,
    Map<String, Field> fields,
    List<Skip> skip) {

  /** What an archive is made of. */
  enum Form {
    /** RFC 4180. */
    CSV,
    /** A JSON value on each line. */
    JSON_LINES
  }

  MappingPlan {
    Objects.requireNonNull(about, "about");
    Objects.requireNonNull(form, "form");
    Objects.requireNonNull(charset, "charset");
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(receivedAt, "receivedAt");
    columns = List.copyOf(columns);
    fields = Map.copyOf(fields);
    skip = List.copyOf(skip);
    if (separator.length() != 1 || separator.equals("\"")) {
      throw new IllegalArgumentException("separator '" + separator + "' is not one character");
    }
  }

  /**
   * When a line was received.
   *
   * @param from column or JSON pointer
   * @param time form of the time
   * @param zone of a time without offset
   * @param delay added to it, where only the device's time is known
   */
  record ReceiveTime(String from, String time, @Nullable String zone, @Nullable Duration delay) {
    ReceiveTime {
      if (from == null || time == null) {
        throw new IllegalArgumentException("receivedAt needs both 'from' and 'time'");
      }
    }
  }

  /**
   * Where a field of the contract comes from; either {@code constant} or {@code from}.
   *
   * @param constant the same in all messages
   * @param from column or JSON pointer
   * @param unit of a number whose field name ends with a unit
   * @param time form of a time
   * @param zone of a time without offset
   * @param separator between the items of a list in one column
   * @param prefix put before a text
   * @param values texts that are replaced; those not named here are left out
   */
  record Field(
      @Nullable JsonNode constant,
      @Nullable String from,
      @Nullable String unit,
      @Nullable String time,
      @Nullable String zone,
      @Nullable String separator,
      @Nullable String prefix,
      @Nullable Map<String, JsonNode> values) {
    Field {
      constant = constant == null || constant.isNull() ? null : constant;
    }
  }

  /**
   * Lines that are left out.
   *
   * @param from column or JSON pointer
   * @param in the texts that say so
   * @param reason counted under this
   */
  record Skip(String from, List<String> in, String reason) {
    Skip {
      in = List.copyOf(in);
    }
  }
}
