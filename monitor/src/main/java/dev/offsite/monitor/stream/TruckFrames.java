package dev.offsite.monitor.stream;

import dev.offsite.geo.Lattice;
import dev.offsite.monitor.live.TruckFix;
import dev.offsite.schemas.telemetry.PositionReport;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trucks as bytes; docs/monitor-api.md says which byte is what. */
final class TruckFrames {

  static final int HEADER_BYTES = 24;
  static final int TRUCK_BYTES = 20;

  private static final int UNKNOWN = 0xFFFF;
  private static final byte MAGIC = 0x54;
  private static final byte VERSION = 1;

  /** How a frame stands to those before it. */
  enum Kind {
    /** All trucks. */
    FULL(0),
    /** Changed ones, and which are gone. */
    DELTA(1);

    private final int code;

    Kind(int code) {
      this.code = code;
    }
  }

  static ByteBuffer encode(
      Kind kind, List<TruckFix> trucks, List<Integer> gone, int total, Instant now) {
    ByteBuffer bytes =
        ByteBuffer.allocate(HEADER_BYTES + TRUCK_BYTES * trucks.size() + 4 * gone.size())
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(MAGIC).put(VERSION).put((byte) kind.code).put((byte) 0);
    bytes.putInt(trucks.size()).putInt(gone.size()).putInt(total);
    bytes.putDouble((double) now.toEpochMilli());
    for (TruckFix truck : trucks) {
      put(bytes, truck, now);
    }
    gone.forEach(bytes::putInt);
    return bytes.flip();
  }

  private static void put(ByteBuffer bytes, TruckFix truck, Instant now) {
    PositionReport report = truck.report();
    bytes.putInt(truck.number());
    bytes.putInt(Lattice.toE7(truck.lng())).putInt(Lattice.toE7(truck.lat()));
    bytes.putShort((short) scaled(report.courseDeg(), 100));
    bytes.putShort((short) scaled(report.speedKph(), 10));
    bytes.put((byte) stateBits(report));
    bytes.put((byte) truck.score().code());
    long ageS = Duration.between(report.fixTime(), now).toSeconds();
    bytes.putShort((short) Math.max(0, Math.min(UNKNOWN, ageS)));
  }

  private static int scaled(@Nullable Double value, int scale) {
    return value == null ? UNKNOWN : (int) Math.max(0, Math.min(UNKNOWN - 1, value * scale));
  }

  static int stateBits(PositionReport report) {
    int load =
        switch (report.load()) {
          case UNKNOWN -> 0;
          case EMPTY -> 1;
          case HALF -> 2;
          case LOADED -> 3;
        };
    int body =
        switch (report.body()) {
          case UNKNOWN -> 0;
          case DOWN -> 1;
          case RAISED -> 2;
        };
    int cover =
        switch (report.cover()) {
          case UNKNOWN -> 0;
          case CLOSED -> 1;
          case OPEN -> 2;
        };
    int ignition = report.ignitionOn() == null ? 0 : report.ignitionOn() ? 2 : 1;
    return load | body << 2 | cover << 4 | ignition << 6;
  }

  private TruckFrames() {}
}
