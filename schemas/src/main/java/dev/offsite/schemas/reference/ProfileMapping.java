package dev.offsite.schemas.reference;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.offsite.schemas.channel.RefusalReason;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parts of a {@link ReferenceEntry.VendorProfile}. */
public final class ProfileMapping {

  /** From where a pointer counts that does not count from the item of {@code each}. */
  public static final char ROOT = '^';

  /** Whether the text is a JSON Pointer (RFC 6901). */
  static boolean isPointer(String text) {
    if (!text.isEmpty() && text.charAt(0) != '/') {
      return false;
    }
    for (int at = text.indexOf('~'); at >= 0; at = text.indexOf('~', at + 1)) {
      if (!text.startsWith("~0", at) && !text.startsWith("~1", at)) {
        return false;
      }
    }
    return true;
  }

  /**
   * One layer of wrapping: a text in the message that is JSON once decoded.
   *
   * @param at JSON Pointer to the text; empty for the payload itself. What it held is then found
   *     below the same pointer
   * @param encoding how it is wrapped
   */
  public record Wrapping(String at, Encoding encoding) {

    /** How JSON is put into a text. */
    public enum Encoding {
      /** RFC 4648, padded or not. */
      BASE64,
      /** Two digits a byte, in either letter case. */
      HEX,
      /** As it is: JSON inside a JSON string. */
      TEXT
    }

    public Wrapping {
      Objects.requireNonNull(encoding, "encoding");
      EntryChecks.of().require(isPointer(at), "at", "'" + at + "' is no JSON Pointer").done();
    }
  }

  /**
   * Where one field of the contract comes from.
   *
   * @param source JSON Pointers, from the item of {@code each} or, with {@code ^} before them, from
   *     the root; the first that leads to a value counts; a level {@code *} takes every item of a
   *     list. Empty only with {@code constant}
   * @param constant the value itself
   * @param unit what the vendor's number counts, such as {@code 10kg}
   * @param scale the vendor's number is multiplied by it; null for 1
   * @param time form of the vendor's time: {@code epoch-s}, {@code epoch-ms}, {@code rfc3339} or a
   *     pattern such as {@code yyyy-MM-dd HH:mm:ss}; only for times, which need it
   * @param values the vendor's values with those of the contract
   * @param ifUnlisted the contract's value for all others; null if they are faults
   * @param bits numbers of bits, 0 the lowest, with the words they stand for; an empty word leaves
   *     a bit out that is known and means nothing to the contract
   * @param absent the vendor's values that mean that there is none
   * @param ifAbsent the contract's value where the vendor says none
   * @param required whether a message without it is refused; null where the contract decides
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Field(
      List<String> source,
      @Nullable String constant,
      @Nullable String unit,
      @Nullable Double scale,
      @Nullable String time,
      Map<String, String> values,
      @Nullable String ifUnlisted,
      Map<String, String> bits,
      List<String> absent,
      @Nullable String ifAbsent,
      @Nullable Boolean required) {
    public Field {
      source = source == null ? List.of() : List.copyOf(source);
      values = sorted(values);
      bits = sorted(bits);
      absent = absent == null ? List.of() : List.copyOf(absent);
      EntryChecks checks = EntryChecks.of();
      for (String pointer : source) {
        checks.require(
            isSource(pointer), "source", "'" + pointer + "' is no JSON Pointer, nor one after ^");
      }
      checks
          .textOrNull("constant", constant)
          .textOrNull("unit", unit)
          .textOrNull("time", time)
          .textOrNull("ifUnlisted", ifUnlisted)
          .textOrNull("ifAbsent", ifAbsent)
          .done();
    }

    private static boolean isSource(String text) {
      return isPointer(!text.isEmpty() && text.charAt(0) == ROOT ? text.substring(1) : text);
    }

    private static Map<String, String> sorted(Map<String, String> map) {
      return map == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(map));
    }
  }

  /**
   * A message and what must become of it; run before a profile is published.
   *
   * @param name says what it shows
   * @param topic MQTT topic name it comes on
   * @param clockZone zone of the device's clock; null if it has none
   * @param given the vendor's message, as text
   * @param expect the report as a JSON object of the contract, or an array of them, as text; null
   *     where a fault is expected
   * @param expectFault the first fault; null where reports are expected
   */
  public record Example(
      String name,
      String topic,
      @Nullable String clockZone,
      String given,
      @Nullable String expect,
      @Nullable ExpectedFault expectFault) {
    public Example {
      EntryChecks.of()
          .text("name", name)
          .text("topic", topic)
          .textOrNull("clockZone", clockZone)
          .text("given", given)
          .textOrNull("expect", expect)
          .done();
    }
  }

  /**
   * Why and where a message must be refused.
   *
   * @param pointer JSON Pointer into the vendor's message
   */
  public record ExpectedFault(RefusalReason reason, String pointer) {
    public ExpectedFault {
      Objects.requireNonNull(reason, "reason");
      EntryChecks.of()
          .require(isPointer(pointer), "pointer", "'" + pointer + "' is no JSON Pointer")
          .done();
    }
  }

  private ProfileMapping() {}
}
