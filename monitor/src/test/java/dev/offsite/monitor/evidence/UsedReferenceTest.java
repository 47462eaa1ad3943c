package dev.offsite.monitor.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.monitor.evidence.EvidenceManifest.ReferenceStatus;
import dev.offsite.monitor.reference.ReleaseView;
import dev.offsite.monitor.testing.SampleCandidates;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Release;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.schemas.telemetry.PositionDatum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The sample candidate is of rule bridge-overload/3, device wim-1 and site bridge-1, at noon. */
class UsedReferenceTest {

  private static final Instant NOON = SampleCandidates.NOON;
  private static final Validity ALWAYS = new Validity(NOON.minusSeconds(1_000_000), null);

  private final List<ReferenceEntry> entries = new ArrayList<>();

  @Test
  void version_thatTheCandidateNames_isTakenAlsoIfAnotherIsInForce() {
    entries.add(rule(3, new Validity(NOON.minusSeconds(20), NOON.minusSeconds(10))));
    entries.add(rule(4, new Validity(NOON.minusSeconds(10), null)));

    assertThat(keys(overload())).contains("FOUND rule/bridge-overload/3");
    assertThat(keys(overload())).doesNotContain("FOUND rule/bridge-overload/4");
  }

  @Test
  void version_thatTheCandidateNamesAndNobodyHas_isMissing() {
    assertThat(keys(overload())).contains("MISSING rule/bridge-overload/3");
  }

  @Test
  void device_inForceAtTheTime_isTakenWithItsCertificates() {
    entries.add(device(1, new Validity(NOON.minusSeconds(100), NOON)));
    entries.add(device(2, new Validity(NOON, NOON.plusSeconds(100))));
    entries.add(device(3, new Validity(NOON.plusSeconds(100), null)));

    List<String> found = keys(overload());

    assertThat(found).contains("FOUND device/wim-1/2");
    assertThat(found).doesNotContain("FOUND device/wim-1/1", "FOUND device/wim-1/3");
  }

  @Test
  void device_thatNobodyRegistered_isSaidSo() {
    assertThat(keys(overload())).contains("NONE device/wim-1", "NONE site/bridge-1");
  }

  @Test
  void permit_ofTheTruck_isTakenAndItsAbsenceSaid() {
    Candidate truck = SampleCandidates.of("c").kind(ViolationKind.NO_PERMIT, 3).candidate();
    assertThat(keys(truck)).contains("NONE permit");

    entries.add(
        new ReferenceEntry.Permit(
            "p-1", 1, ALWAYS, "浙A12345", List.of(), null, "corridor-1", null, null));
    entries.add(fence("corridor-1"));
    entries.add(fence("corridor-2"));

    assertThat(keys(truck)).contains("FOUND permit/p-1/1", "FOUND fence/corridor-1/1");
    assertThat(keys(truck)).doesNotContain("NONE permit", "FOUND fence/corridor-2/1");
  }

  @Test
  void overLimitPermit_ofAnOverload_isSaidToBeNone() {
    assertThat(keys(overload())).contains("NONE over-limit-permit").doesNotContain("NONE permit");
  }

  @Test
  void deadlineProfile_ofTheCase_isTakenByItsVersion() {
    assertThat(keys(overload(), "11301/1")).contains("MISSING deadline-profile/11301/1");
  }

  private static Candidate overload() {
    return SampleCandidates.of("c").candidate();
  }

  private List<String> keys(Candidate candidate) {
    return keys(candidate, null);
  }

  private List<String> keys(Candidate candidate, @Nullable String profile) {
    ReleaseView release = ReleaseView.of(new Release("r", NOON, entries.size()), entries);
    List<UsedReference.Item> items = UsedReference.of(candidate, release, profile);
    assertThat(items)
        .allMatch(item -> (item.status() == ReferenceStatus.FOUND) == (item.entry() != null));
    return items.stream().map(item -> item.status() + " " + item.key()).toList();
  }

  private static ReferenceEntry rule(int version, Validity validity) {
    return new ReferenceEntry.Rule(
        "bridge-overload",
        version,
        validity,
        ViolationKind.BRIDGE_OVERLOAD,
        "basis",
        "matter",
        "department",
        3,
        List.of(),
        List.of(),
        Map.of(),
        null,
        null,
        null);
  }

  private static ReferenceEntry device(int version, Validity validity) {
    return new ReferenceEntry.Device(
        "wim-1",
        version,
        validity,
        DeviceKind.WIM,
        "owner",
        PositionDatum.WGS84,
        "bridge-1",
        null,
        null,
        null,
        List.of(new ReferenceEntry.Certificate("c-1", ALWAYS, "5", 5)));
  }

  private static ReferenceEntry fence(String id) {
    return new ReferenceEntry.FenceFeature(
        id,
        1,
        ALWAYS,
        """
        {"type":"FeatureCollection","datum":"WGS84","features":[{"type":"Feature","id":"%s",
        "properties":{"id":"%s","version":1,"kind":"CORRIDOR","name":"x"},
        "geometry":{"type":"Polygon","coordinates":[[[120,30],[121,30],[121,31],[120,31],[120,30]]]}}]}
        """
            .formatted(id, id));
  }
}
