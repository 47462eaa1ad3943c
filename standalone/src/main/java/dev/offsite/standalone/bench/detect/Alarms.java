package dev.offsite.standalone.bench.detect;

import dev.offsite.pipelines.decode.Received;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Makes alarms from records. */
final class Alarms {

  static final TypeInformation<Alarm> TYPE = TypeInformation.of(Alarm.class);

  static Alarm of(Received received, String fenceId, Alarm.Crossing crossing) {
    return new Alarm(
        received.raw().deviceId(),
        fenceId,
        crossing,
        received.report().eventTime().toEpochMilli(),
        received.raw().partition(),
        received.raw().offset());
  }

  private Alarms() {}
}
