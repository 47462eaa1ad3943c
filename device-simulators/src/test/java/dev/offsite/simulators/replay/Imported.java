package dev.offsite.simulators.replay;

import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.telemetry.DeviceReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.archive.ArchiveImport;
import dev.offsite.simulators.archive.ArchiveMapping;
import dev.offsite.simulators.archive.ImportReport;
import dev.offsite.simulators.recording.RecordedMessage;
import dev.offsite.simulators.recording.RecordingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An archive made into a recording by the mapping that comes with Offsite, and read back.
 *
 * @param report what the import said
 * @param length as the recording says
 */
record Imported(Path recording, ImportReport report, List<Timed> reports, Duration length) {

  /** A report and when it arrived. */
  record Timed(DeviceReport report, Instant receivedAt) {}

  static Imported of(Path archive, Path folder) throws IOException {
    Path out = folder.resolve(archive.getFileName() + ".rec");
    ImportReport report =
        ArchiveImport.run(
            archive, ArchiveMapping.shippedFor(archive).orElseThrow(), out, lines -> {});
    TelemetryCodec codec = new TelemetryCodec();
    List<Timed> reports = new ArrayList<>();
    try (RecordingReader reader = RecordingReader.open(out, RecordingReader.Damage.REFUSE)) {
      for (RecordedMessage it = reader.next(); it != null; it = reader.next()) {
        DeviceTopic topic = DeviceTopic.parse(it.topicName()).orElseThrow();
        DeviceReport one = codec.decode(topic, it.payload()).reports().get(0).report();
        reports.add(new Timed(one, it.receivedAt()));
      }
      return new Imported(out, report, reports, reader.info().length());
    }
  }

  RecordingReader open() throws IOException {
    return RecordingReader.open(recording, RecordingReader.Damage.REFUSE);
  }
}
