package dev.offsite.schemas.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names in keys and of files, which stand on disks and in Kafka; and how a fault is put. */
class ReferenceKindTest {

  @ParameterizedTest
  @CsvSource({
    "DEVICE, device, devices.json",
    "SITE, site, sites.json",
    "VEHICLE, vehicle, vehicles.json",
    "PERMIT, permit, permits.json",
    "OVER_LIMIT_PERMIT, over-limit-permit, over-limit-permits.json",
    "MASS_LIMITS, mass-limits, mass-limits.json",
    "SIZE_LIMITS, size-limits, size-limits.json",
    "AXLE_LAYOUTS, axle-layouts, axle-layouts.json",
    "PLATE_READING, plate-reading, plate-readings.json",
    "TOLERANCE, tolerance, tolerances.json",
    "LADDER, ladder, ladders.json",
    "RULE, rule, rules.json",
    "PLAUSIBILITY, plausibility, plausibility.json",
    "VENDOR_PROFILE, vendor-profile, vendor-profiles.json",
    "BRIDGE, bridge, bridges.json",
    "SIGN, sign, signs.json",
    "UNLOADING_PLACE, unloading-place, unloading-places.json",
    "AUTHORITY, authority, authorities.json",
    "DEADLINE_PROFILE, deadline-profile, deadline-profiles.json",
    "TRIP_TERMS, trip-terms, trip-terms.json",
    "OBJECT_CLASS, object-class, object-classes.json",
    "CAMERA_VIEW, camera-view, camera-views.json",
    "SCORE_TERMS, score-terms, score-terms.json",
    "FENCE, fence, fences"
  })
  void kind_ofV1_keepsItsLevelAndFile(ReferenceKind kind, String level, String file) {
    assertThat(kind.level()).isEqualTo(level);
    assertThat(kind.file()).isEqualTo(file);
    assertThat(ReferenceKind.findByLevel(level)).contains(kind);
  }

  @Test
  void kinds_areOneForEachRecordOfAnEntry() {
    List<Class<?>> types = List.of(ReferenceEntry.class.getPermittedSubclasses());
    assertThat(Arrays.stream(ReferenceKind.values()).map(ReferenceKind::type))
        .containsExactlyInAnyOrderElementsOf(
            types.stream()
                .<Class<? extends ReferenceEntry>>map(t -> t.asSubclass(ReferenceEntry.class))
                .toList());
  }

  @Test
  void kinds_noTwoShareALevelOrAFile() {
    assertThat(ReferenceKind.values()).extracting(ReferenceKind::level).doesNotHaveDuplicates();
    assertThat(ReferenceKind.values()).extracting(ReferenceKind::file).doesNotHaveDuplicates();
    assertThat(ReferenceKind.values())
        .extracting(ReferenceKind::level)
        .doesNotContain(Release.LEVEL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "DEVICE", "devices", "device ", "mass_limits", "f\u0131nce", "release"})
  void findByLevel_anyOtherText_isNoKind(String level) {
    assertThat(ReferenceKind.findByLevel(level)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "- | - | '' | f.json: the whole: wrong",
        "- | x | '' | f.json: the whole: wrong",
        "- | - | /entries | f.json: /entries: wrong",
        "0 | - | /entries/0/id | 'f.json: entry 0, /entries/0/id: wrong'",
        "7 | 浙A2 | /entries/7/version | 'f.json: entry 7 (''浙A2''), /entries/7/version: wrong'",
        "7 | 浙A2 | '' | 'f.json: entry 7 (''浙A2''), the whole: wrong'"
      },
      delimiter = '|')
  void fault_asText_namesFileEntryPlaceAndReason(
      Integer index, String id, String pointer, String text) {
    assertThat(new ReferenceFault("f.json", index, id, pointer, "wrong")).hasToString(text);
  }

  @Test
  void exception_ofSeveralFaults_hasOneLineForEach() {
    ReferenceFault one = new ReferenceFault("a.json", null, null, "/x", "wrong");
    ReferenceFault two = new ReferenceFault("b.json", 1, "i", "/y", "wrong too");
    ReferenceFormatException e = new ReferenceFormatException(List.of(one, two));
    assertThat(e).hasMessage("a.json: /x: wrong\nb.json: entry 1 ('i'), /y: wrong too");
    assertThat(e.faults()).containsExactly(one, two);
    assertThatThrownBy(() -> new ReferenceFormatException(List.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no fault");
  }
}
