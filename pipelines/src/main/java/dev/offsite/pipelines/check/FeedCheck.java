package dev.offsite.pipelines.check;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.decode.ReportDecoder;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.TopicTemplate;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.PositionDatum;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every message of a feed and says what each device is worth.
 *
 * <p>Messages are taken in the order they were received and decoded as the pipeline decodes them.
 * No message makes it throw. Not thread-safe.
 */
public final class FeedCheck {

  /** Topic names of others that are listed. */
  static final int FOREIGN_TOPICS_MAX = 32;

  private static final int TOPIC_CHARS = 120;

  private final CheckLimits limits;
  private final Receipt receipt;
  private final ReferenceSnapshot reference;
  private final boolean registry;
  private final @Nullable RoadNetwork roads;
  private final Map<TopicTemplate, DeviceKind> vendorTopics = new LinkedHashMap<>();
  private final ReportDecoder decoder = new ReportDecoder(new TelemetryCodec());
  private final Map<String, DeviceTracker> devices = new LinkedHashMap<>();
  private final Map<String, Long> foreignTopics = new LinkedHashMap<>();
  private long messages;
  private long foreign;
  private long unwatched;
  private @Nullable Instant first;
  private @Nullable Instant last;

  private record Sender(String deviceId, DeviceKind kind) {}

  /**
   * A check.
   *
   * @param limits what it sets as plausible gives way to the reference data in force when a device
   *     was first heard
   * @param receipt what the receive times are worth
   * @param reference registry, vendor profiles and plausibility; empty if there is none to compare
   *     with
   * @param roads lines that trucks keep to; null if there are none, then no datum is told
   */
  public FeedCheck(
      CheckLimits limits,
      Receipt receipt,
      List<ReferenceEntry> reference,
      @Nullable RoadNetwork roads) {
    this.limits = limits;
    this.receipt = receipt;
    this.reference = ReferenceSnapshot.of("check", reference);
    this.registry = !reference.isEmpty();
    this.roads = roads;
    for (ReferenceEntry entry : reference) {
      if (entry instanceof ReferenceEntry.VendorProfile profile) {
        vendorTopics.put(new TopicTemplate(profile.topic()), profile.deviceKind());
      }
    }
  }

  /** Takes the next message. */
  public void accept(ObservedMessage message) {
    messages++;
    Instant received = Instant.ofEpochMilli(message.receivedAtMillis());
    first = first == null || received.isBefore(first) ? received : first;
    last = last == null || received.isAfter(last) ? received : last;
    Optional<Sender> sender = sender(message.topicName());
    if (sender.isEmpty()) {
      foreign(message.topicName());
      return;
    }
    String deviceId = sender.get().deviceId();
    String key = sender.get().kind().level() + '/' + deviceId;
    DeviceTracker device = devices.get(key);
    if (device == null) {
      if (devices.size() == limits.devicesMax()) {
        unwatched++;
        return;
      }
      DeviceKind kind = sender.get().kind();
      CheckLimits ofKind =
          reference.findPlausibility(kind, received).map(limits::by).orElse(limits);
      device = new DeviceTracker(deviceId, kind, receipt, ofKind);
      devices.put(key, device);
    }
    if (device.begin(message)) {
      decode(message, deviceId, device);
    }
  }

  private void decode(ObservedMessage message, String deviceId, DeviceTracker device) {
    RawRecord raw =
        new RawRecord(
            "check",
            0,
            messages,
            deviceId,
            message.topicName(),
            message.receivedAtMillis(),
            message.payload());
    List<Received> reports = new ArrayList<>(1);
    List<Refusal> refusals = new ArrayList<>(0);
    decoder.decode(raw, reference, reports::add, refusals::add);
    device.batch(reports.size() + refusals.size());
    reports.forEach(report -> device.accept(report, message));
    refusals.forEach(refusal -> device.refuse(refusal, message.payload()));
  }

  private Optional<Sender> sender(String topicName) {
    Optional<DeviceTopic> ours = DeviceTopic.parse(topicName);
    if (ours.isPresent()) {
      return Optional.of(new Sender(ours.get().deviceId(), ours.get().device()));
    }
    for (Map.Entry<TopicTemplate, DeviceKind> vendor : vendorTopics.entrySet()) {
      Optional<String> deviceId = vendor.getKey().findDeviceId(topicName);
      if (deviceId.isPresent()) {
        return Optional.of(new Sender(deviceId.get(), vendor.getValue()));
      }
    }
    return Optional.empty();
  }

  private void foreign(String topicName) {
    foreign++;
    String name =
        topicName.length() <= TOPIC_CHARS ? topicName : topicName.substring(0, TOPIC_CHARS);
    if (foreignTopics.containsKey(name) || foreignTopics.size() < FOREIGN_TOPICS_MAX) {
      foreignTopics.merge(name, 1L, Long::sum);
    }
  }

  /** Messages so far. */
  public long messages() {
    return messages;
  }

  /** Devices so far. */
  public int devices() {
    return devices.size();
  }

  /** What can be said so far. */
  public FeedReport report() {
    List<DeviceVerdict> verdicts = new ArrayList<>();
    for (DeviceTracker device : devices.values()) {
      DeviceJudge judge = new DeviceJudge(device.limits(), registry ? reference : null);
      verdicts.add(judge.judge(figures(device)));
    }
    verdicts.sort(
        Comparator.comparing(DeviceVerdict::usability)
            .reversed()
            .thenComparing(FeedCheck::weightiest, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(v -> -v.findings().size())
            .thenComparing(DeviceVerdict::deviceId));
    return new FeedReport(
        messages,
        first,
        last,
        foreign,
        foreignTopics,
        unwatched,
        roads != null,
        registry,
        verdicts,
        limits);
  }

  private static @Nullable FindingKind weightiest(DeviceVerdict device) {
    return device.findings().isEmpty() ? null : device.findings().get(0).kind();
  }

  private DeviceFigures figures(DeviceTracker device) {
    PositionDatum registered =
        reference
            .findDevice(device.deviceId(), device.lastReceived())
            .map(ReferenceEntry.Device::datum)
            .orElse(null);
    return device.figures(registered, roads, last == null ? Instant.EPOCH : last);
  }
}
