package dev.offsite.pipelines.decode.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.channel.TopicTemplate;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.CodecLimits;
import dev.offsite.schemas.telemetry.DecodeResult;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of a vendor profile, compiled: reads the vendor's messages as reports of the
 * contract. Immutable; thread-safe; hot path.
 *
 * <p>Each report is put together as JSON of the contract and read by {@link TelemetryCodec}, so
 * that it passes the checks that every report passes. What the codec then objects to is located in
 * the vendor's message, not in the JSON in between.
 */
public final class VendorMapping {

  private static final JsonMapper WRITER = new JsonMapper();

  private final ReferenceEntry.VendorProfile profile;
  private final TopicTemplate topic;
  private final CodecLimits limits;
  private final TelemetryCodec codec;
  private final VendorDocument document;
  private final @Nullable SourcePath each;
  private final List<FieldRule> rules;
  private final Map<String, List<String>> requiredOfParts;

  /**
   * A mapping.
   *
   * @param rules those of one inner object stand together
   * @param requiredOfParts the names that each inner object must have, by its path
   */
  VendorMapping(
      ReferenceEntry.VendorProfile profile,
      CodecLimits limits,
      @Nullable SourcePath each,
      List<FieldRule> rules,
      Map<String, List<String>> requiredOfParts) {
    this.profile = profile;
    this.limits = limits;
    this.each = each;
    this.rules = List.copyOf(rules);
    this.requiredOfParts = Map.copyOf(requiredOfParts);
    topic = new TopicTemplate(profile.topic());
    codec = new TelemetryCodec(limits);
    document = new VendorDocument(limits, profile.unwrap());
  }

  /**
   * Compiles a profile.
   *
   * @throws dev.offsite.schemas.json.JsonFaultsException naming everything that makes no sense
   *     together, with JSON Pointers into the profile
   */
  public static VendorMapping of(ReferenceEntry.VendorProfile profile) {
    return new ProfileCompiler(profile).compile();
  }

  /** The profile it was made of. */
  public ReferenceEntry.VendorProfile profile() {
    return profile;
  }

  /** The MQTT topic names whose messages it reads. */
  public TopicTemplate topic() {
    return topic;
  }

  /** Whether it reads some time only with the zone of the device's clock. */
  public boolean needsClockZone() {
    return rules.stream()
        .map(rule -> rule.conversion().time())
        .anyMatch(time -> time != null && time.needsZone());
  }

  /**
   * What {@code payload} holds. Never throws for any bytes. The pointers of faults lead into the
   * vendor's message, also into what was wrapped in it.
   *
   * @param deviceId of the MQTT topic
   * @param zone of the device's clock; null if it has none
   */
  public DecodeResult decode(String deviceId, @Nullable ZoneId zone, byte[] payload) {
    DeviceTopic contractTopic = new DeviceTopic(profile.deviceKind(), deviceId, profile.report());
    try {
      Place root = document.read(payload);
      List<DecodeResult.Indexed> reports = new ArrayList<>(1);
      List<DecodeResult.Fault> faults = new ArrayList<>(0);
      if (each == null) {
        decodeOne(contractTopic, zone, root, root, 0, reports, faults);
      } else {
        Place batch = batch(root);
        for (int i = 0; i < batch.node().size(); i++) {
          Place item = new Place(batch.node().get(i), batch.pointer() + '/' + i);
          decodeOne(contractTopic, zone, root, item, i, reports, faults);
        }
      }
      return new DecodeResult(reports, faults);
    } catch (UnmappableException e) {
      return new DecodeResult(List.of(), List.of(e.at(0)));
    }
  }

  private Place batch(Place root) throws UnmappableException {
    Place batch = each.findOrNull(root, root);
    String pointer = each.pointerFrom(root, root);
    if (batch == null) {
      throw new UnmappableException(
          RefusalReason.MISSING_FIELD,
          pointer,
          "the reports at " + pointer + " are missing or null");
    }
    if (!batch.node().isArray()) {
      throw batch.wrongType("the batch", "an array");
    }
    int size = batch.node().size();
    if (size == 0) {
      throw new UnmappableException(
          RefusalReason.EMPTY_BATCH, pointer, "the batch has 0 reports; at least 1 is required");
    }
    if (size > limits.batchReportsMax()) {
      throw new UnmappableException(
          RefusalReason.BATCH_TOO_LONG,
          pointer,
          "the batch has more than " + limits.batchReportsMax() + " reports");
    }
    return batch;
  }

  private void decodeOne(
      DeviceTopic contractTopic,
      @Nullable ZoneId zone,
      Place root,
      Place item,
      int index,
      List<DecodeResult.Indexed> reports,
      List<DecodeResult.Fault> faults) {
    try {
      DecodeResult result =
          codec.decode(contractTopic, bytes(assemble(root, item, zone, Origins.NONE)));
      if (result.faults().isEmpty()) {
        reports.add(new DecodeResult.Indexed(index, result.reports().get(0).report()));
      } else {
        faults.add(located(result.faults().get(0), root, item, zone, index));
      }
    } catch (UnmappableException e) {
      faults.add(e.at(index));
    }
  }

  private DecodeResult.Fault located(
      DecodeResult.Fault fault, Place root, Place item, @Nullable ZoneId zone, int index)
      throws UnmappableException {
    Origins origins = new Origins();
    assemble(root, item, zone, origins);
    Place origin = origins.findOrNull(fault.pointer());
    return new DecodeResult.Fault(
        index,
        fault.reason(),
        origin == null ? item.pointer() : origin.pointer(),
        fault.detail() + " (after mapping)");
  }

  private ObjectNode assemble(Place root, Place item, @Nullable ZoneId zone, Origins origins)
      throws UnmappableException {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    PartDraft part = new PartDraft();
    for (FieldRule rule : rules) {
      String holder = rule.field().holder();
      if (!holder.equals(part.holder)) {
        part.closeInto(report, origins);
        part.open(holder);
      }
      JsonNode value = rule.evaluate(root, item, zone, origins);
      if (value == null) {
        continue;
      }
      if (holder.isEmpty()) {
        report.set(rule.field().name(), value);
      } else {
        part.put(rule, value);
      }
    }
    part.closeInto(report, origins);
    return report;
  }

  private static byte[] bytes(ObjectNode report) {
    try {
      return WRITER.writeValueAsBytes(report);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }

  /**
   * The inner object that is being put together. It is left out where the vendor says nothing of
   * something that it must have: a photo without address, a plate without text.
   */
  private final class PartDraft {
    private String holder = "";
    private ObjectNode object;

    void open(String newHolder) {
      holder = newHolder;
      object = newHolder.isEmpty() ? null : JsonNodeFactory.instance.objectNode();
    }

    void put(FieldRule rule, JsonNode value) {
      object.set(rule.field().name(), value);
    }

    void closeInto(ObjectNode report, Origins origins) {
      if (object == null) {
        return;
      }
      for (String name : requiredOfParts.get(holder)) {
        if (!object.has(name)) {
          return;
        }
      }
      int point = holder.indexOf('.');
      if (point < 0) {
        report.set(holder, object);
        return;
      }
      String list = holder.substring(0, point);
      ArrayNode items =
          report.get(list) instanceof ArrayNode started ? started : report.putArray(list);
      origins.move(holder, list + '.' + items.size());
      items.add(object);
    }
  }
}
