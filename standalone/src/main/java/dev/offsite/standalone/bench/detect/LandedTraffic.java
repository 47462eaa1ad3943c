package dev.offsite.standalone.bench.detect;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.device.MessageSource;
import dev.offsite.simulators.simulation.Simulation;
import dev.offsite.standalone.bench.LandedFleet;
import dev.offsite.standalone.bench.SendFailures;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What the trucks of a simulation say, landed in Kafka; each truck in one partition.
 *
 * @param fixes the same in the order of landing, one of each message
 * @param begin of the simulation
 */
record LandedTraffic(DrivenFixes fixes, Instant begin) {

  /** The topic that the trucks' messages lie in. */
  static final String TOPIC = DeviceKind.TRUCK.telemetryTopic();

  /** Lands what the trucks say from the simulation's begin on, for so long. */
  static LandedTraffic land(
      Simulation simulation, Duration time, String bootstrapServers, int partitions) {
    Instant end = simulation.begin().plus(time);
    DrivenFixes fixes = new DrivenFixes();
    TelemetryCodec codec = new TelemetryCodec();
    SendFailures failures = new SendFailures();
    MessageSource source = simulation.messages();
    Map<String, Integer> trucks = new HashMap<>();
    try (KafkaProducer<byte[], byte[]> producer = LandedFleet.producer(bootstrapServers)) {
      for (DeviceMessage message = nextFix(source);
          message.dueMillis() < end.toEpochMilli();
          message = nextFix(source)) {
        PositionReport report =
            (PositionReport)
                codec.decode(message.topic(), message.payload()).reports().get(0).report();
        int truck = trucks.computeIfAbsent(report.deviceId(), id -> trucks.size());
        fixes.add(truck, truck % partitions, report);
        Future<RecordMetadata> unused =
            producer.send(landed(message, truck % partitions), failures);
      }
      producer.flush();
    }
    failures.requireNone();
    return new LandedTraffic(fixes, simulation.begin());
  }

  /** The next message with a fix of a truck. */
  static DeviceMessage nextFix(MessageSource source) {
    DeviceMessage message = source.next();
    while (message.topic() == null || message.topic().report() != ReportKind.POSITION) {
      message = source.next();
    }
    return message;
  }

  /** The record of a message in a partition. */
  static ProducerRecord<byte[], byte[]> landed(DeviceMessage message, int partition) {
    ProducerRecord<byte[], byte[]> anywhere = LandedFleet.landed(message);
    return new ProducerRecord<>(
        anywhere.topic(),
        partition,
        anywhere.timestamp(),
        anywhere.key(),
        anywhere.value(),
        anywhere.headers());
  }

  /** Where the first so many messages end in each partition. */
  Map<TopicPartition, Long> ends(int messages) {
    Map<TopicPartition, Long> ends = new HashMap<>();
    for (int i = 0; i < messages; i++) {
      ends.merge(new TopicPartition(TOPIC, fixes.partition(i)), 1L, Long::sum);
    }
    return ends;
  }
}
