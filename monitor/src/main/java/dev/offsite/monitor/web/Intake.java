package dev.offsite.monitor.web;

import dev.offsite.monitor.intake.FeedbackSink;
import dev.offsite.monitor.intake.RecordStore;
import dev.offsite.monitor.intake.TopicStatus;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the server needs of Kafka.
 *
 * @param statusesNow how reading goes, by topic
 * @param reached when Kafka last answered
 */
public record Intake(
    RecordStore store,
    FeedbackSink feedback,
    Supplier<Map<String, TopicStatus>> statusesNow,
    Supplier<Instant> reached) {

  Map<String, TopicStatus> statuses() {
    return statusesNow.get();
  }

  Instant reachedAt() {
    return reached.get();
  }
}
