package dev.offsite.standalone.bench.detect;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.decode.ReportDecoder;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.channel.RecordHeaders;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.GlobalKTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * Enter and exit with Kafka Streams: fences by cell in a global table, which each fix is joined
 * with; the fences a truck is in stand in a store with its change log in Kafka. Both in memory. No
 * exchange: the records are keyed by device as they are.
 */
final class StreamsTopology {

  private static final String INSIDE = "inside";

  /** A fix on its way to the table. */
  private record PlacedFix(
      String deviceId, long fixMs, double lng, double lat, int partition, long offset) {

    FencedFix in(FenceCell cell) {
      return new FencedFix(
          deviceId, fixMs, cell == null ? "" : cell.idsContaining(lng, lat), partition, offset);
    }
  }

  /**
   * The topology.
   *
   * @param telemetry topic of the fixes
   * @param table topic of the cells
   */
  static Topology of(RoundMeter round, ReferenceFeed feed, String telemetry, String table) {
    StreamsBuilder builder = new StreamsBuilder();
    GlobalKTable<String, FenceCell> cells =
        builder.globalTable(
            table,
            Consumed.with(Serdes.String(), FenceCellForm.serde()),
            Materialized.<String, FenceCell>as(Stores.inMemoryKeyValueStore("cells"))
                .withKeySerde(Serdes.String())
                .withValueSerde(FenceCellForm.serde()));
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(INSIDE), Serdes.String(), Serdes.String()));
    builder.stream(telemetry, Consumed.with(Serdes.String(), Serdes.ByteArray()))
        .processValues(() -> new Decode(round, feed))
        .leftJoin(cells, (key, fix) -> FenceCell.keyOf(fix.lng(), fix.lat()), PlacedFix::in)
        .processValues(() -> new Compare(round), INSIDE);
    return builder.build();
  }

  private static final class Decode extends ContextualFixedKeyProcessor<String, byte[], PlacedFix> {

    private final RoundMeter round;
    private final ReferenceFeed feed;
    private final ReportDecoder decoder = new ReportDecoder(new TelemetryCodec());
    private ReferenceSnapshot snapshot;

    Decode(RoundMeter round, ReferenceFeed feed) {
      this.round = round;
      this.feed = feed;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, PlacedFix> context) {
      super.init(context);
      try (ReferenceFeed.ReferenceView view = feed.open()) {
        snapshot = view.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("cancelled before the reference data was there", e);
      }
    }

    @Override
    public void process(FixedKeyRecord<String, byte[]> record) {
      round.read();
      RecordMetadata at = context().recordMetadata().orElseThrow();
      RawRecord raw =
          new RawRecord(
              at.topic(),
              at.partition(),
              at.offset(),
              record.key(),
              header(record, RecordHeaders.MQTT_TOPIC),
              Long.parseLong(header(record, RecordHeaders.RECEIVED_AT)),
              record.value());
      decoder.decode(
          raw,
          snapshot,
          received -> {
            PositionReport report = (PositionReport) received.report();
            context()
                .forward(
                    record.withValue(
                        new PlacedFix(
                            report.deviceId(),
                            report.fixTime().toEpochMilli(),
                            report.lng(),
                            report.lat(),
                            at.partition(),
                            at.offset())));
          },
          refusal -> {});
    }

    private static String header(FixedKeyRecord<String, byte[]> record, String name) {
      Header header = record.headers().lastHeader(name);
      return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
  }

  private static final class Compare extends ContextualFixedKeyProcessor<String, FencedFix, Void> {

    private final RoundMeter round;
    private KeyValueStore<String, String> inside;

    Compare(RoundMeter round) {
      this.round = round;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, Void> context) {
      super.init(context);
      inside = context.getStateStore(INSIDE);
    }

    @Override
    public void process(FixedKeyRecord<String, FencedFix> record) {
      String was = inside.get(record.key());
      String before = was == null ? "" : was;
      if (!before.equals(record.value().fenceIds())) {
        FenceChanges.tell(before, record.value(), round::say);
        inside.put(record.key(), record.value().fenceIds());
      }
      round.passed();
    }
  }

  private StreamsTopology() {}
}
