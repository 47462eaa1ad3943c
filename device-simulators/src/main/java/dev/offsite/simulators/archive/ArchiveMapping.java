package dev.offsite.simulators.archive;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.telemetry.DecodeResult;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.plan.PlanLines;
import dev.offsite.simulators.plan.PlanYaml;
import dev.offsite.simulators.recording.RecordedMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How lines of an archive become messages of the contract. Thread-safe. */
public final class ArchiveMapping {

  private static final String DEFAULTS =
      """
      separator: ","
      columns: []
      charset: UTF-8
      skip: []
      receivedAt: {zone: null, delay: null}
      """;

  private static final String FIELD_DEFAULTS =
      "{constant: null, from: null, unit: null, time: null, zone: null, separator: null,"
          + " prefix: null, values: null}";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final TelemetryCodec codec = new TelemetryCodec();
  private final MappingPlan plan;
  private final TopicTemplate topic;
  private final TimeForm receiveTime;
  private final Duration receiveDelay;
  private final List<FieldRule> fields = new ArrayList<>();

  private ArchiveMapping(String what, MappingPlan plan) {
    this.plan = plan;
    try {
      topic = new TopicTemplate(plan.topic());
      receiveTime = TimeForm.of(plan.receivedAt().time(), plan.receivedAt().zone());
      Duration delay = plan.receivedAt().delay();
      receiveDelay = delay == null ? Duration.ZERO : delay;
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException(what + ": " + e.getMessage(), e);
    }
    plan.fields()
        .forEach(
            (name, field) -> {
              try {
                fields.add(new FieldRule(topic.sample().report(), name, field));
                requireForm(field.from());
              } catch (IllegalArgumentException | DateTimeException e) {
                throw new IllegalArgumentException(
                    what + ": field " + name + ": " + e.getMessage(), e);
              }
            });
    // what is read of the line comes first: see FieldRule.isConstantOfNothingIn
    fields.sort(Comparator.comparing(FieldRule::isConstant).thenComparing(FieldRule::name));
  }

  private void requireForm(String from) {
    if (from != null && plan.form() == MappingPlan.Form.JSON_LINES) {
      JsonPointer.compile(from);
    }
  }

  /**
   * Reads a mapping.
   *
   * @param what names it in messages
   * @throws IllegalArgumentException if it is none, naming key and fault
   */
  public static ArchiveMapping parse(String what, String text) {
    ObjectNode keys =
        (ObjectNode) PlanYaml.overlaid(PlanYaml.keys(what, DEFAULTS), PlanYaml.keys(what, text));
    if (keys.get("fields") instanceof ObjectNode fields) {
      for (Map.Entry<String, JsonNode> field : List.copyOf(fields.properties())) {
        fields.set(
            field.getKey(),
            PlanYaml.overlaid(PlanYaml.keys(what, FIELD_DEFAULTS), field.getValue()));
      }
    }
    return new ArchiveMapping(
        what, PlanYaml.value(what, PlanLines.of(text), keys, MappingPlan.class));
  }

  /** Reads a mapping file; faults as {@link #parse}. */
  public static ArchiveMapping read(Path file) throws IOException {
    return parse("mapping " + file, Files.readString(file));
  }

  /**
   * The mapping that comes with Offsite for files of this extension, if there is one: {@code
   * .jsonl} for truck trips, {@code .csv} for weighings.
   */
  public static Optional<ArchiveMapping> shippedFor(Path archive) {
    String name = archive.getFileName().toString().toLowerCase(java.util.Locale.ROOT);
    if (name.endsWith(".jsonl")) {
      return Optional.of(shipped("truck-trip.yaml"));
    }
    return name.endsWith(".csv") ? Optional.of(shipped("weighings.yaml")) : Optional.empty();
  }

  /** A mapping that comes with Offsite. */
  static ArchiveMapping shipped(String name) {
    try (InputStream in = ArchiveMapping.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no mapping " + name + " comes with Offsite");
      }
      return parse("mapping " + name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it is for. */
  public String about() {
    return plan.about();
  }

  /** What the devices are. */
  public DeviceKind device() {
    return topic.sample().device();
  }

  /** Opens an archive. */
  ArchiveRows open(Path archive) throws IOException, UnusableLineException {
    var reader = new java.io.BufferedReader(reader(archive), 1 << 16);
    try {
      return plan.form() == MappingPlan.Form.CSV ? csv(reader) : new JsonLineRows(reader);
    } catch (IOException | RuntimeException | UnusableLineException e) {
      reader.close();
      throw e;
    }
  }

  private java.io.Reader reader(Path archive) throws IOException {
    try {
      // malformed bytes become U+FFFD: that is for the contract to judge, not a reason to stop
      return new java.io.InputStreamReader(Files.newInputStream(archive), plan.charset());
    } catch (java.io.UnsupportedEncodingException e) {
      throw new IllegalArgumentException("charset '" + plan.charset() + "' is not known", e);
    }
  }

  private CsvRows csv(java.io.Reader reader) throws IOException, UnusableLineException {
    CsvRows rows = CsvRows.open(reader, plan.separator().charAt(0), plan.columns());
    List<String> missing =
        plan.fields().values().stream()
            .map(MappingPlan.Field::from)
            .filter(from -> from != null && !rows.columns().contains(from))
            .sorted()
            .toList();
    if (!missing.isEmpty()) {
      throw new UnusableLineException(
          1, "columns " + missing + " are missing: there are " + rows.columns());
    }
    return rows;
  }

  /** The rule by which a line is left out, if there is one. */
  Optional<String> skipReason(ArchiveRow row) {
    return plan.skip().stream()
        .filter(skip -> skip.in().contains(String.valueOf(row.text(skip.from()))))
        .map(MappingPlan.Skip::reason)
        .findFirst();
  }

  /** The message of a line. */
  RecordedMessage message(ArchiveRow row) throws UnusableLineException {
    Instant receivedAt = receivedAt(row);
    DeviceTopic name = topic.of(row);
    ObjectNode report = JSON.createObjectNode();
    for (FieldRule field : fields) {
      JsonNode value = field.value(row);
      if (value != null && !field.isConstantOfNothingIn(report)) {
        put(report, field.name(), value);
      }
    }
    byte[] payload = checked(row, name, report);
    try {
      return new RecordedMessage(receivedAt, name.name(), 1, false, payload);
    } catch (IllegalArgumentException e) {
      throw new UnusableLineException(row.line(), "receivedAt: " + e.getMessage());
    }
  }

  private Instant receivedAt(ArchiveRow row) throws UnusableLineException {
    String text = row.text(plan.receivedAt().from());
    if (text == null) {
      throw new UnusableLineException(
          row.line(), "receivedAt: " + plan.receivedAt().from() + " is missing");
    }
    try {
      return receiveTime.parse(text).plus(receiveDelay);
    } catch (DateTimeException | ArithmeticException e) {
      throw new UnusableLineException(row.line(), "receivedAt: " + e.getMessage());
    }
  }

  /** The report in the contract's own form, if the contract can read it. */
  private byte[] checked(ArchiveRow row, DeviceTopic name, ObjectNode report)
      throws UnusableLineException {
    try {
      DecodeResult decoded = codec.decode(name, JSON.writeValueAsBytes(report));
      if (!decoded.faults().isEmpty()) {
        DecodeResult.Fault fault = decoded.faults().get(0);
        throw new UnusableLineException(
            row.line(), fault.reason() + " " + fault.pointer() + ": " + fault.detail());
      }
      return codec.encode(decoded.reports().get(0).report());
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }

  private static void put(ObjectNode report, String name, JsonNode value) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      report.set(name, value);
    } else {
      report.withObjectProperty(name.substring(0, dot)).set(name.substring(dot + 1), value);
    }
  }
}
