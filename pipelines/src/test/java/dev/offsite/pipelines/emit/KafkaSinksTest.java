package dev.offsite.pipelines.emit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.channel.Sha256;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

class KafkaSinksTest {

  private static final byte[] PAYLOAD = {1, 2, 3};

  @Test
  void refusal_inKafka_isReadBackAsItWas() {
    Refusal refused =
        new Refusal(
            List.of(RefusalReason.MALFORMED_TOPIC),
            "",
            "no such topic",
            "bad",
            "",
            "",
            0,
            42,
            3,
            Sha256.hexOf(PAYLOAD),
            PAYLOAD);

    ProducerRecord<byte[], byte[]> written = new RefusalSchema().serialize(refused, null, null);

    Map<String, byte[]> headers = new HashMap<>();
    for (Header header : written.headers()) {
      headers.put(header.key(), header.value());
    }
    Refusal refusal = Refusal.parse(new String(written.key(), UTF_8), headers, written.value());
    assertThat(written.topic()).isEqualTo("telemetry.dead-letter");
    assertThat(refusal).usingRecursiveComparison().isEqualTo(refused);
  }

  @Test
  void producer_neverWaitsLongerThanTwoMinutes() {
    Properties properties = KafkaSinks.producerProperties(new Properties());

    assertThat((int) properties.get(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG))
        .isLessThanOrEqualTo(120_000)
        .isGreaterThan(
            (int) properties.get(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG)
                + (int) properties.get(ProducerConfig.LINGER_MS_CONFIG));
    assertThat(properties).containsEntry(ProducerConfig.ACKS_CONFIG, "all");
  }

  @Test
  void producer_overrides_win() {
    Properties overrides = new Properties();
    overrides.put(ProducerConfig.LINGER_MS_CONFIG, 50);

    assertThat(KafkaSinks.producerProperties(overrides))
        .containsEntry(ProducerConfig.LINGER_MS_CONFIG, 50);
  }
}
