package dev.offsite.standalone.stack;

import dev.offsite.pipelines.time.ServerClock;
import dev.offsite.pipelines.time.SteadyClock;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.standalone.broker.CertificateNotice;
import dev.offsite.standalone.disk.DiskState;
import dev.offsite.standalone.disk.DiskWatch;
import dev.offsite.standalone.kafka.KafkaWatch;
import java.util.ArrayList;
import java.util.List;

/** Everything around the jobs that an operator has to know of: disk, certificates, Kafka, clock. */
final class StackWatch implements AutoCloseable {

  private final DiskWatch disk;
  private final CertificateNotice certificates;
  private final KafkaWatch kafka;

  private StackWatch(DiskWatch disk, CertificateNotice certificates, KafkaWatch kafka) {
    this.disk = disk;
    this.certificates = certificates;
    this.kafka = kafka;
  }

  static StackWatch start(DiskWatch disk, CertificateNotice certificates, String bootstrapServers) {
    List<String> topics = new ArrayList<>(KafkaTopics.telemetry());
    topics.addAll(
        List.of(
            KafkaTopics.CASE_INTAKE,
            KafkaTopics.REFERENCE,
            KafkaTopics.DEAD_LETTER,
            KafkaTopics.REJECTED,
            KafkaTopics.LATE));
    return new StackWatch(disk, certificates, KafkaWatch.start(bootstrapServers, topics));
  }

  /** One sentence for each thing that needs an operator; empty if all is well. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    disk.warning().ifPresent(warnings::add);
    warnings.addAll(certificates.warnings());
    warnings.addAll(kafka.warnings());
    if (ServerClock.steps().stepMillis() != 0) {
      warnings.add(
          "the clock of this server was set; receive times go on from the former one for up to "
              + SteadyClock.HOLD.toMinutes()
              + " minutes (the log says when and by how much)");
    }
    return warnings;
  }

  /** Whether the instance has to end before the disk is full. */
  boolean mustEnd() {
    return disk.look() == DiskState.FULL;
  }

  @Override
  public void close() throws InterruptedException {
    kafka.close();
  }
}
