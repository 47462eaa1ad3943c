package dev.offsite.pipelines.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.testing.Devices;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionsTest {

  private static final Instant TEN = Times.at("10:00:00");
  private static final Instant ELEVEN = Times.at("11:00:00");

  private final Versions<ReferenceEntry.Device> versions =
      Versions.of(
          List.of(
              device("b", 1, Times.LONG_BEFORE, TEN),
              device("b", 2, TEN, ELEVEN),
              device("a", 1, TEN, null),
              Entries.site(null)),
          ReferenceEntry.Device.class);

  @Test
  void findAt_fromIsInclusive_toIsExclusive() {
    assertThat(versionAt("b", Times.LONG_BEFORE.minusNanos(1))).isZero();
    assertThat(versionAt("b", Times.LONG_BEFORE)).isEqualTo(1);
    assertThat(versionAt("b", TEN.minusNanos(1))).isEqualTo(1);
    assertThat(versionAt("b", TEN)).isEqualTo(2);
    assertThat(versionAt("b", ELEVEN.minusNanos(1))).isEqualTo(2);
    assertThat(versionAt("b", ELEVEN)).isZero();
  }

  @Test
  void findAt_withoutEnd_forEver() {
    assertThat(versionAt("a", Instant.MAX)).isEqualTo(1);
  }

  @Test
  void findAt_unknownId_nothing() {
    assertThat(versions.findAt("c", TEN)).isEmpty();
    assertThat(versions.knows("c")).isFalse();
    assertThat(versions.knows("b")).isTrue();
  }

  @Test
  void findAt_twoInForce_theHigherVersion() {
    Versions<ReferenceEntry.Device> both =
        Versions.of(
            List.of(device("b", 1, Times.LONG_BEFORE, null), device("b", 2, TEN, null)),
            ReferenceEntry.Device.class);

    assertThat(both.findAt("b", TEN)).map(ReferenceEntry::version).contains(2);
  }

  @Test
  void allAt_eachIdOnce_orderedById() {
    assertThat(versions.allAt(TEN))
        .extracting(ReferenceEntry::key)
        .containsExactly("device/a/1", "device/b/2");
    assertThat(versions.allAt(TEN.minusNanos(1)))
        .extracting(ReferenceEntry::key)
        .containsExactly("device/b/1");
  }

  @Test
  void allOf_newestFirst() {
    assertThat(versions.allOf("b")).extracting(ReferenceEntry::version).containsExactly(2, 1);
  }

  private int versionAt(String id, Instant at) {
    return versions.findAt(id, at).map(ReferenceEntry::version).orElse(0);
  }

  private static ReferenceEntry.Device device(String id, int version, Instant from, Instant to) {
    return Devices.drone(id).version(version).valid(from, to).entry();
  }
}
