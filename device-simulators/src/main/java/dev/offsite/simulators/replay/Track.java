package dev.offsite.simulators.replay;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.telemetry.DecodeResult;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.recording.RecordedMessage;
import dev.offsite.simulators.recording.RecordingReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one device of a recording, and where it was.
 *
 * @param fixes each once, in the order of their time; none for a scale
 */
record Track(DeviceKind device, String deviceId, List<Fix> fixes) {

  /** A place in degrees. */
  record Fix(double lng, double lat) {}

  Track {
    fixes = List.copyOf(fixes);
  }

  /**
   * Reads a recording to its end.
   *
   * @param fixesMax refused beyond
   * @throws IllegalArgumentException if it does not hold exactly one truck or one scale
   */
  static Track read(RecordingReader recording, int fixesMax) throws IOException {
    TelemetryCodec codec = new TelemetryCodec();
    TreeMap<Instant, Fix> fixes = new TreeMap<>();
    DeviceTopic only = null;
    for (RecordedMessage it = recording.next(); it != null; it = recording.next()) {
      DeviceTopic topic = same(only, DeviceTopic.parse(it.topicName()), it.topicName());
      only = topic;
      for (DecodeResult.Indexed indexed : codec.decode(topic, it.payload()).reports()) {
        if (indexed.report() instanceof PositionReport position) {
          fixes.putIfAbsent(position.fixTime(), new Fix(position.lng(), position.lat()));
        }
      }
      if (fixes.size() > fixesMax) {
        throw new IllegalArgumentException("the trip has more than " + fixesMax + " fixes");
      }
    }
    boolean isKnown =
        only != null
            && (only.device() == DeviceKind.WIM
                || (only.device() == DeviceKind.TRUCK && !fixes.isEmpty()));
    if (!isKnown) {
      throw new IllegalArgumentException("the recording is no truck's trip and no scale's day");
    }
    return new Track(only.device(), only.deviceId(), new ArrayList<>(fixes.values()));
  }

  private static DeviceTopic same(
      @Nullable DeviceTopic known, Optional<DeviceTopic> next, String name) {
    if (next.isEmpty()
        || (known != null
            && (known.device() != next.get().device()
                || !known.deviceId().equals(next.get().deviceId())))) {
      throw new IllegalArgumentException("the recording holds more than one device: also " + name);
    }
    return next.get();
  }
}
