package dev.offsite.pipelines.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.schemas.telemetry.PositionDatum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RegisteredTruckTest {

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<String> PLATES = List.of("浙A00001", "浙A00002");

  @Test
  void truck_atAnyTime_isWhatTheRegistersSay_andHoldsOverItsWholeSpan() {
    for (long seed = 1; seed <= 100; seed++) {
      Random random = new Random(seed);
      ReferenceSnapshot snapshot = ReferenceSnapshot.of("release", entries(random));
      for (int second = -1; second <= 41; second++) {
        Instant at = BEGIN.plusSeconds(second);
        RegisteredTruck truck = snapshot.registeredTruck("truck", at);
        assertThat(truck.holdsAt(at)).isTrue();
        for (int other = -1; other <= 41; other++) {
          Instant then = BEGIN.plusSeconds(other);
          if (truck.holdsAt(then)) {
            assertSays(truck, snapshot, then, "seed " + seed + ", " + at + " and " + then);
          }
        }
        if (!truck.from().equals(Instant.MIN)) {
          assertThat(truck.holdsAt(truck.from())).isTrue();
          assertThat(truck.holdsAt(truck.from().minusNanos(1))).isFalse();
        }
        if (!truck.to().equals(Instant.MAX)) {
          assertThat(truck.holdsAt(truck.to().minusNanos(1))).isTrue();
          assertThat(truck.holdsAt(truck.to())).isFalse();
        }
      }
    }
  }

  @Test
  void truckOfATerminalThatNobodyRegistered_hasNothingForEver() {
    RegisteredTruck truck = ReferenceSnapshot.of("release", List.of()).registeredTruck("x", BEGIN);

    assertThat(truck)
        .isEqualTo(new RegisteredTruck(null, null, List.of(), Instant.MIN, Instant.MAX));
    assertThat(truck.isExempt()).isFalse();
  }

  private static void assertSays(
      RegisteredTruck truck, ReferenceSnapshot snapshot, Instant at, String as) {
    String plate = snapshot.findDevice("truck", at).map(ReferenceEntry.Device::plate).orElse(null);
    assertThat(truck.plate()).as(as).isEqualTo(plate);
    ReferenceEntry.Vehicle vehicle =
        plate == null ? null : snapshot.findVehicle(plate, at).orElse(null);
    assertThat(truck.vehicle()).as(as).isEqualTo(vehicle);
    assertThat(truck.isExempt()).as(as).isEqualTo(vehicle != null && vehicle.exempt());
    assertThat(truck.permits())
        .as(as)
        .isEqualTo(plate == null ? List.of() : snapshot.permits(plate, at));
  }

  private static List<ReferenceEntry> entries(Random random) {
    List<ReferenceEntry> entries = new ArrayList<>();
    int from = 0;
    for (int version = 1; version <= 3; version++) {
      int to = from + 1 + random.nextInt(15);
      entries.add(
          new ReferenceEntry.Device(
              "truck",
              version,
              validity(from, to),
              DeviceKind.TRUCK,
              "Fleet",
              PositionDatum.WGS84,
              null,
              random.nextInt(4) == 0 ? null : PLATES.get(random.nextInt(2)),
              BEGIN,
              null,
              List.of()));
      from = to + random.nextInt(3);
    }
    for (String plate : PLATES) {
      int begin = random.nextInt(20);
      int end = begin + 1 + random.nextInt(15);
      entries.add(
          new ReferenceEntry.Vehicle(
              plate, 1, validity(begin, end), "Company", random.nextBoolean()));
      entries.add(
          new ReferenceEntry.Vehicle(
              plate, 2, validity(end, end + 5), "Company", random.nextBoolean()));
      for (int number = 0; number < random.nextInt(3); number++) {
        int permitted = random.nextInt(30);
        entries.add(
            new ReferenceEntry.Permit(
                plate + number,
                1,
                validity(permitted, permitted + 1 + random.nextInt(9)),
                plate,
                List.of(),
                null,
                null,
                null,
                null,
                null));
      }
    }
    return entries;
  }

  private static Validity validity(int fromSecond, int toSecond) {
    return new Validity(BEGIN.plusSeconds(fromSecond), BEGIN.plusSeconds(toSecond));
  }
}
