package dev.offsite.pipelines.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.judge.trip.TripSerializer;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.history.HistoryField;
import dev.offsite.schemas.history.HistoryRow;
import dev.offsite.schemas.history.HistoryTables;
import dev.offsite.schemas.trip.Trip;
import dev.offsite.schemas.trip.TripCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.testutils.MetricListener;
import org.apache.flink.util.Collector;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What trips and scores become, and how they are read. */
class ProductRowsTest {

  private final MetricListener reported = new MetricListener();

  @Test
  void trip_hasEveryColumnAndNoPlate() {
    HistoryRow row = ProductRows.trip(Products.trip());
    assertThat(row.time()).isEqualTo(Times.at("10:00:00"));
    assertThat(row.tags())
        .isEqualTo(Map.of("trip", "trip-1", "revision", "1", "device", Entries.TRUCK));
    assertThat(row.fields().keySet())
        .containsExactlyElementsOf(
            HistoryTables.TRIPS.fields().stream()
                .map(HistoryField::name)
                .filter(name -> !name.equals("superseded_by"))
                .toList());
    assertThat(row.fields())
        .containsEntry("ending", "EMPTIED")
        .containsEntry("end_us", Times.at("10:30:00").toEpochMilli() * 1_000)
        .containsEntry("distance_m", 12_345.5)
        .containsEntry("load_presumed", true)
        .containsEntry("load_events", 1L);
    assertThat(row.toString()).doesNotContain(Entries.PLATE);
  }

  @Test
  void trip_ofEachRevision_isARowOfItsOwnThatARepetitionReplaces() {
    List<HistoryRow> rows = Products.trips().stream().map(ProductRows::trip).toList();
    assertThat(rows).extracting(HistoryRow::time).containsOnly(Times.at("10:00:00"));
    assertThat(rows).extracting(row -> row.tags().get("revision")).containsExactly("1", "2");
    assertThat(rows.get(1).fields())
        .containsEntry("phase", "WITHDRAWN")
        .containsEntry("superseded_by", "trip-2");
    assertThat(ProductRows.trip(Products.trip())).isEqualTo(rows.get(0));
  }

  @Test
  void score_hasEveryColumn() {
    HistoryRow row = ProductRows.score(Products.score());
    assertThat(row.time()).isEqualTo(Times.at("10:00:00"));
    assertThat(row.tags()).isEqualTo(Map.of("company", "某某运输"));
    assertThat(row.fields())
        .isEqualTo(
            Map.of(
                "level",
                "YELLOW",
                "points",
                15.0,
                "yellow_from",
                12.0,
                "red_from",
                30.0,
                "window_days",
                90L,
                "offences",
                2L,
                "not_counted",
                3L,
                "terms",
                "score/1"));
  }

  @Test
  void record_thatIsNoTrip_isCountedAndLeftOut() throws Exception {
    ProductRecordSchema<Trip> schema = new ProductRecordSchema<>(TripSerializer.INSTANCE);
    schema.open(context());
    List<Trip> read = new ArrayList<>();
    schema.deserialize(record(new TripCodec().encode(Products.trip())), collector(read));
    schema.deserialize(record("{\"id\":\"t\"}".getBytes(UTF_8)), collector(read));
    schema.deserialize(record(null), collector(read));
    assertThat(read).containsExactly(Products.trip());
    assertThat(reported.getCounter("unreadableProducts").orElseThrow().getCount()).isEqualTo(1);
  }

  private static ConsumerRecord<byte[], byte[]> record(byte[] value) {
    return new ConsumerRecord<>("trips", 0, 0, new byte[] {1}, value);
  }

  private static <T> Collector<T> collector(List<T> into) {
    return new Collector<>() {
      @Override
      public void collect(T value) {
        into.add(value);
      }

      @Override
      public void close() {}
    };
  }

  private DeserializationSchema.InitializationContext context() {
    return new DeserializationSchema.InitializationContext() {
      @Override
      public MetricGroup getMetricGroup() {
        return reported.getMetricGroup();
      }

      @Override
      public UserCodeClassLoader getUserCodeClassLoader() {
        throw new UnsupportedOperationException();
      }
    };
  }
}
