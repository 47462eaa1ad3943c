package dev.offsite.schemas.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.contract.Examples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TelemetryCodecTest {

  private static final long SEED = 42L;
  private static final DeviceTopic TRUCK =
      new DeviceTopic(DeviceKind.TRUCK, "truck-1", ReportKind.POSITION);

  private final TelemetryCodec codec = new TelemetryCodec();

  @Test
  void encode_whatIsNotKnown_isLeftOut() {
    assertThat(new String(codec.encode(position(120.2, 30.2)), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"deviceId":"truck-1","fixTime":"2026-03-04T00:00:00.000Z","lng":120.2,"lat":30.2}""");
  }

  @Test
  void encodeBatch_reports_areReadBackInOrder() {
    List<DeviceReport> batch = List.of(position(1, 2), position(3, 4), position(5, 6));
    assertThat(codec.decode(TRUCK, codec.encodeBatch(batch)).reports())
        .extracting(DecodeResult.Indexed::report)
        .isEqualTo(batch);
  }

  @Test
  void encode_whatJsonCannotSay_isRefused() {
    assertThatThrownBy(() -> codec.encode(position(Double.NaN, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("lng NaN is not finite; JSON has no such");
    assertThatThrownBy(() -> codec.encode(position(0, Double.NEGATIVE_INFINITY)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> codec.encodeBatch(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 reports");
  }

  @Test
  void position_anyNumbersAndFields_areReadBack() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      PositionReport report = anyPosition(random);
      DecodeResult result = codec.decode(TRUCK, codec.encode(report));
      assertThat(result.faults()).as("seed %d, case %d", SEED, i).isEmpty();
      assertThat(result.reports().get(0).report())
          .as("seed %d, case %d", SEED, i)
          .isEqualTo(report);
    }
  }

  @Test
  void fields_inAnyOrder_giveTheSameReport() {
    String example = new String(Examples.read("status"), StandardCharsets.UTF_8);
    String reversed =
        """
        {"faults":["LANE_2_LOOP_OPEN","CAMERA_REAR_OFFLINE"],"firmware":"WIM-5.2.11",
         "state":"FAULT","deviceTime":"2026-03-04T21:59:58.003+08:00"}""";
    DeviceTopic topic = Examples.topicOf(ReportKind.STATUS);
    assertThat(codec.decode(topic, reversed.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(codec.decode(topic, example.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void codec_usedByManyThreads_givesEachItsOwnAnswer() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int task = 0; task < 8; task++) {
        Random random = new Random(SEED + task);
        tasks.add(
            () -> {
              for (int i = 0; i < 2_000; i++) {
                PositionReport report = anyPosition(random);
                DecodeResult result = codec.decode(TRUCK, codec.encode(report));
                if (!result.reports().get(0).report().equals(report)) {
                  return false;
                }
              }
              return true;
            });
      }
      for (Future<Boolean> answer : threads.invokeAll(tasks)) {
        assertThat(answer.get()).as("seed %d", SEED).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void limits_areSerializable() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(CodecLimits.DEFAULT);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(CodecLimits.DEFAULT);
    }
  }

  private static PositionReport anyPosition(Random random) {
    return new PositionReport(
        "truck-1",
        Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000)),
        random.nextBoolean() ? Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)) : null,
        random.nextDouble(-180, 180),
        random.nextDouble(-90, 90),
        random.nextBoolean() ? PositionDatum.GCJ02 : null,
        random.nextBoolean() ? random.nextDouble() * Math.pow(10, random.nextInt(-20, 20)) : null,
        random.nextBoolean() ? random.nextDouble(200) : null,
        random.nextBoolean() ? random.nextDouble(360) : null,
        random.nextBoolean() ? random.nextInt(64) : null,
        random.nextBoolean() ? random.nextBoolean() : null,
        random.nextBoolean() ? random.nextBoolean() : null,
        random.nextBoolean() ? PositionReport.Load.LOADED : PositionReport.Load.UNKNOWN,
        random.nextBoolean() ? random.nextInt(Integer.MAX_VALUE) : null,
        random.nextBoolean() ? PositionReport.Cover.OPEN : PositionReport.Cover.UNKNOWN,
        random.nextBoolean() ? PositionReport.Body.RAISED : PositionReport.Body.UNKNOWN,
        random.nextBoolean() ? random.nextBoolean() : null,
        random.nextBoolean() ? (double) random.nextInt(1_000_000) : null,
        random.nextBoolean() ? "浙A\u0000\"\\🚛" + random.nextInt(10) : null,
        random.nextBoolean() ? List.of("ANTENNA_CUT", "路") : List.of());
  }

  private static PositionReport position(double lng, double lat) {
    return new PositionReport(
        "truck-1",
        Instant.parse("2026-03-04T00:00:00Z"),
        null,
        lng,
        lat,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        PositionReport.Load.UNKNOWN,
        null,
        PositionReport.Cover.UNKNOWN,
        PositionReport.Body.UNKNOWN,
        null,
        null,
        null,
        List.of());
  }
}
