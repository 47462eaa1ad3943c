package dev.offsite.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CpuClockTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MQTT Rec: offsite-bench-plain",
        "MQTT Call: offsite-ingest-0a1b2c3d",
        "plain-acknowledger",
        "mqtt-session-offsite-ingest-0a1b2c3d",
        "kafka-producer-network-thread | producer-1",
        "Source: Receive MQTT messages -> Land each message by its topic name (1/1)#0",
        "flink-pekko.actor.default-dispatcher-5"
      })
  void isConsumer_clientsAndFlink_are(String name) {
    assertThat(CpuClock.isConsumer(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "main",
        "bench-meter",
        "Thread-3 (ActiveMQ-IO-server-ActiveMQServerImpl::name=offsite)",
        "Thread-0 (activemq-netty-threads)",
        "data-plane-kafka-request-handler-1",
        "kafka-1-raft-io-thread",
        "quorum-controller-1-event-handler",
        "broker-1-to-controller-heartbeat-channel-manager",
        "ExpirationReaper-1-Produce"
      })
  void isConsumer_serversAndTheBenchmark_areNot(String name) {
    assertThat(CpuClock.isConsumer(name)).isFalse();
  }

  @Test
  void read_afterWork_hasGrownByAtMostWhatTheProcessTook() {
    CpuClock clock = new CpuClock();
    CpuClock.Reading before = clock.read();
    long sum = 0;
    for (long i = 0; i < 200_000_000L; i++) {
      sum += i ^ (sum >>> 3);
    }
    CpuClock.Reading spent = clock.read().minus(before);
    assertThat(sum).isNotZero();
    assertThat(spent.processNanos()).isPositive();
  }
}
