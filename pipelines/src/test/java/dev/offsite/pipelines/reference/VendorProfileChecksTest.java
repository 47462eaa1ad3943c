package dev.offsite.pipelines.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.pipelines.testing.Devices;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Profiles;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.json.JsonFaultsException;
import dev.offsite.schemas.reference.ReferenceCodec;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceFault;
import dev.offsite.schemas.reference.ReferenceFormatException;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.schemas.reference.Validity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vendor profiles in a directory of reference data, and with the devices that they read. */
class VendorProfileChecksTest {

  private static final Instant TEN = Times.at("10:00:00");

  @TempDir Path directory;

  @BeforeEach
  void writeProfiles() throws IOException {
    Files.createDirectories(directory.resolve("profiles"));
    for (String id : Profiles.SHIPPED) {
      write("profiles/" + id + ".yaml", Profiles.yaml(id));
    }
  }

  @Test
  void directory_withProfilesInYaml_readsThem() throws IOException {
    write("profiles/README.md", "notes");
    assertThat(ReferenceDirectory.read(directory))
        .extracting(ReferenceEntry::key)
        .containsExactly(
            "vendor-profile/dji-cloud-osd/1",
            "vendor-profile/muck-terminal-1closed-0open/1",
            "vendor-profile/wim-10kg-bits/1");
  }

  @Test
  void directory_withProfilesAsPublished_readsTheSame() throws IOException {
    List<ReferenceEntry> fromYaml = ReferenceDirectory.read(directory);
    Path other = Files.createDirectories(directory.resolve("other"));
    Files.write(other.resolve("vendor-profiles.json"), new ReferenceCodec().writeEntries(fromYaml));
    assertThat(ReferenceDirectory.read(other)).isEqualTo(fromYaml);
  }

  @Test
  void directory_withProfilesThatAreWrong_namesFilePlaceAndReasonOfEach() throws IOException {
    write("profiles/a.yaml", "id: [");
    write("profiles/b.yml", "just a text");
    write("profiles/c.yaml", Profiles.yaml(Profiles.DJI).replace("lng: ", "long: "));
    write("profiles/d.yaml", Profiles.yaml(Profiles.DJI).replace("pitchDeg: -90", "pitchDeg: 90"));
    assertThatThrownBy(() -> ReferenceDirectory.read(directory))
        .isInstanceOf(ReferenceFormatException.class)
        .hasMessageContaining("profiles/a.yaml: the whole: not YAML at line 1 column ")
        .hasMessageContaining("profiles/b.yml: the whole: a profile with id, version, validity")
        .hasMessageContaining("profiles/c.yaml: /fields/long: a report SORTIE has no field 'long'")
        .hasMessageContaining(
            "profiles/c.yaml: /fields: 'lng' is missing; the contract requires it")
        .hasMessageContaining("profiles/d.yaml: /tests/0/expect: test 'an aircraft on its route");
  }

  @Test
  void yaml_wordsThatOldYamlTakesForTruth_stayWords() {
    ReferenceEntry.VendorProfile profile =
        Profiles.parse(
            Profiles.status("firmware: {source: /f, values: {ON: NO, off: Y, 1: 2, true: false}}"));
    assertThat(profile.fields().get("firmware").values())
        .isEqualTo(Map.of("ON", "NO", "off", "Y", "1", "2", "true", "false"));
  }

  @Test
  void yaml_sameKeyTwice_isRefused() {
    assertThatThrownBy(
            () -> Profiles.parse(Profiles.status("firmware: {source: /f, values: {1: a, 1: b}}")))
        .hasMessageContaining("not YAML at line 17")
        .hasMessageContaining("Duplicate field '1'");
  }

  @Test
  void device_whoseProfileDoesNotExist_isRefused() {
    assertFaults(
        Entries.complete().with(Devices.drone("d").vendorProfile("nobody").entry()),
        "device 'd' version 1: no vendor-profile has the id 'nobody'");
  }

  @Test
  void device_whoseProfileIsOfAnotherKind_isRefused() {
    assertFaults(
        Entries.complete()
            .with(Profiles.shipped(Profiles.DJI))
            .with(Devices.truck("t", Entries.PLATE).vendorProfile(Profiles.DJI).entry()),
        "device 't' version 1: vendor-profile/dji-cloud-osd/1 reads devices of kind DRONE, not"
            + " TRUCK");
  }

  @Test
  void device_withoutTheClockZoneThatItsProfileNeeds_isRefused() {
    Devices scale = Devices.scale("w", Entries.SITE).vendorProfile(Profiles.WIM);
    Entries entries = Entries.complete().with(Profiles.shipped(Profiles.WIM));
    assertFaults(
        entries.with(scale.entry()),
        "device 'w' version 1: is missing; vendor-profile/wim-10kg-bits/1 reads times without"
            + " offset");
    assertFaults(entries.with(scale.clockZone("+08:00").entry()));
  }

  @Test
  void device_longerInForceThanItsProfile_isRefusedFromTheFirstGapOn() {
    ReferenceEntry.VendorProfile dji = valid(Profiles.shipped(Profiles.DJI), 1, null, TEN);
    Entries entries =
        Entries.complete().with(dji).with(Devices.drone("d").vendorProfile(Profiles.DJI).entry());
    assertFaults(
        entries, "device 'd' version 1: vendor-profile 'dji-cloud-osd' is not in force at " + TEN);
    assertFaults(entries.with(valid(dji, 2, TEN, null)));
  }

  @Test
  void profile_twoVersionsAtOnce_orOneTwice_areRefused() throws IOException {
    write("profiles/again.yaml", Profiles.yaml(Profiles.DJI));
    assertThatThrownBy(() -> ReferenceDirectory.read(directory))
        .hasMessageContaining("another file holds the same version");
    write("profiles/again.yaml", Profiles.yaml(Profiles.DJI).replace("version: 1", "version: 2"));
    assertThatThrownBy(() -> ReferenceDirectory.read(directory))
        .hasMessageContaining("vendor-profile 'dji-cloud-osd' version 1: overlaps version 2");
  }

  @Test
  void profile_withAFailingTest_isRefusedWhereverItComesFrom() {
    ReferenceEntry.VendorProfile dji = Profiles.shipped(Profiles.DJI);
    ReferenceEntry.VendorProfile other = broken(dji);
    assertThat(ReferenceChecks.check(Entries.complete().with(other).list()))
        .extracting(ReferenceFault::file, ReferenceFault::pointer)
        .contains(tuple("vendor-profiles.json", "/tests/0/topic"));
  }

  @Test
  void snapshot_withAProfileThatCannotBeCompiled_isNone() {
    ReferenceEntry.VendorProfile dji = Profiles.shipped(Profiles.DJI);
    ReferenceEntry.VendorProfile unknownField =
        new ReferenceEntry.VendorProfile(
            dji.id(),
            1,
            dji.validity(),
            dji.title(),
            dji.basis(),
            dji.deviceKind(),
            dji.report(),
            dji.topic(),
            List.of(),
            null,
            Map.of("long", dji.fields().get("lng")),
            dji.tests());
    assertThatThrownBy(() -> Entries.complete().with(unknownField).snapshot())
        .isInstanceOf(JsonFaultsException.class)
        .hasMessageContaining("/fields/long");
  }

  @Test
  void publishedVersion_withAnotherMapping_isRefused_andWithAnEndIsNot() {
    ReferenceEntry.VendorProfile dji = Profiles.shipped(Profiles.DJI);
    PublishedVersions published =
        PublishedVersions.of(Map.of(dji.key(), new ReferenceCodec().encode(dji)));
    Instant from = dji.validity().from();
    assertThat(published.conflictsWith(List.of(dji))).isEmpty();
    assertThat(published.conflictsWith(List.of(valid(dji, 1, from, TEN)))).isEmpty();
    assertThat(published.conflictsWith(List.of(broken(dji))))
        .extracting(ReferenceFault::detail)
        .containsExactly(
            "vendor-profile 'dji-cloud-osd' version 1 was published with other content; make it"
                + " version 2");
  }

  @Test
  void kind_ofProfiles_hasAFileOfItsOwnBesideTheFolder() {
    assertThat(ReferenceKind.VENDOR_PROFILE.file()).isEqualTo("vendor-profiles.json");
    assertThat(ReferenceKind.PROFILE_FOLDER).isEqualTo("profiles");
  }

  private static void assertFaults(Entries entries, String... details) {
    assertThat(ReferenceChecks.check(entries.list()))
        .extracting(ReferenceFault::detail)
        .containsExactly(details);
  }

  private static ReferenceEntry.VendorProfile valid(
      ReferenceEntry.VendorProfile of, int version, Instant from, Instant to) {
    return changed(
        of, version, new Validity(from == null ? Times.LONG_BEFORE : from, to), of.topic());
  }

  private static ReferenceEntry.VendorProfile broken(ReferenceEntry.VendorProfile of) {
    return changed(of, of.version(), of.validity(), "other/{deviceId}/osd");
  }

  private static ReferenceEntry.VendorProfile changed(
      ReferenceEntry.VendorProfile of, int version, Validity validity, String topic) {
    return new ReferenceEntry.VendorProfile(
        of.id(),
        version,
        validity,
        of.title(),
        of.basis(),
        of.deviceKind(),
        of.report(),
        topic,
        of.unwrap(),
        of.each(),
        of.fields(),
        of.tests());
  }

  private void write(String name, String text) throws IOException {
    Files.write(directory.resolve(name), text.getBytes(UTF_8));
  }
}
