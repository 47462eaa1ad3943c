package dev.offsite.schemas.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.contract.Examples;
import dev.offsite.schemas.telemetry.PositionDatum;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceDeviceTest {

  private static final Validity VALID = new Validity(Instant.EPOCH, null);

  @ParameterizedTest
  @EnumSource
  void device_withoutSite_isRefusedOnlyIfItIsAScale(DeviceKind kind) {
    assertThat(device("d", kind, "owner", "site-1", null).siteId()).isEqualTo("site-1");
    if (kind == DeviceKind.WIM) {
      assertThatThrownBy(() -> device("d", kind, "owner", null, null))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("/siteId: is missing or null; a scale needs its site");
    } else {
      assertThat(device("d", kind, "owner", null, null).siteId()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"siteId\": null,"})
  void file_withAScaleWithoutSite_namesTheField(String siteId) {
    String example = new String(Examples.read("reference-device"), StandardCharsets.UTF_8);
    String broken = example.replace("\"siteId\": \"bridge-jiubao\",", siteId);
    assertThat(broken).isNotEqualTo(example);
    assertThatThrownBy(
            () ->
                new ReferenceCodec()
                    .decode(
                        ReferenceKind.DEVICE,
                        "devices.json",
                        broken.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ReferenceFormatException.class)
        .hasMessage("devices.json: /siteId: is missing or null; a scale needs its site");
  }

  @Test
  void device_withSeveralBadValues_namesAll() {
    assertThatThrownBy(() -> device("浙A", DeviceKind.WIM, " ", null, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "/id: '浙A' cannot stand in an MQTT topic; /owner: is blank; a text is required;"
                + " /siteId: is missing or null; a scale needs its site;"
                + " /plate: is blank; a text is required");
  }

  @Test
  void certificate_bothSidesOfItsError_isAcceptedAndRefused() {
    for (double error : new double[] {0, 0.5, 100}) {
      assertThat(certificate("n", "5", error).errorPercentMax()).isEqualTo(error);
    }
    for (double error : new double[] {-0.1, 100.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> certificate("n", "5", error))
          .hasMessage("/errorPercentMax: " + error + " is outside 0 to 100");
    }
    assertThatThrownBy(() -> certificate(" ", "", 1))
        .hasMessageContaining("/number: is blank")
        .hasMessageContaining("/accuracyClass: is blank");
  }

  @Test
  void certificates_changedByTheCaller_doNotChangeTheDevice() {
    List<ReferenceEntry.Certificate> certificates = new ArrayList<>();
    ReferenceEntry.Device device =
        new ReferenceEntry.Device(
            "d",
            1,
            VALID,
            DeviceKind.WIM,
            "o",
            PositionDatum.WGS84,
            "s",
            null,
            null,
            null,
            certificates);
    certificates.add(certificate("n", "5", 5));
    assertThat(device.certificates()).isEmpty();
  }

  @Test
  void site_bothSidesOfEachRange_isAcceptedAndRefused() {
    assertThat(site(-180, -90, 1, Double.MIN_VALUE, 1).key()).isEqualTo("site/s/1");
    assertThat(site(180, 90, Integer.MAX_VALUE, 1e4, 99).key()).isEqualTo("site/s/1");
    assertThat(site(0, 0, null, null, 1).spanM()).isNull();
    assertThatThrownBy(() -> site(180.1, -90.1, 0, 0.0, 0))
        .hasMessage(
            "/lng: 180.1 is outside -180 to 180; /lat: -90.1 is outside -90 to 90;"
                + " /postedLimitKg: 0 is not above 0; /spanM: 0.0 is not above 0;"
                + " /lanes: 0 is below 1");
    assertThatThrownBy(() -> site(Double.NaN, 90.1, -1, Double.NaN, -1))
        .hasMessageContaining("/lng: NaN is outside")
        .hasMessageContaining("/spanM: NaN is not above 0");
  }

  @Test
  void permit_fencesThatAreNoIds_areNamedEach() {
    ReferenceEntry.Permit permit =
        new ReferenceEntry.Permit("p", 1, VALID, "浙A1", List.of("f"), "b", "c", null, null);
    assertThat(permit.allowedFenceIds()).containsExactly("f");
    assertThatThrownBy(
            () -> new ReferenceEntry.Permit("p", 1, VALID, "", List.of("f g"), "/", " ", "", null))
        .hasMessageContaining("/plate: is blank")
        .hasMessageContaining("/allowedFenceIds: 'f g' is no id")
        .hasMessageContaining("/buildingSiteFenceId: '/' is no id")
        .hasMessageContaining("/corridorFenceId: ' ' is no id")
        .hasMessageContaining("/disposalFenceId: '' is no id");
  }

  @Test
  void permit_speed_isAboveZeroOrNotSaid() {
    assertThat(permitWithSpeed(null).speedKphMax()).isNull();
    assertThat(permitWithSpeed(0.1).speedKphMax()).isEqualTo(0.1);
    assertThatThrownBy(() -> permitWithSpeed(0.0))
        .hasMessageContaining("/speedKphMax: 0.0 is not above 0");
  }

  private static ReferenceEntry.Permit permitWithSpeed(@Nullable Double speedKphMax) {
    return new ReferenceEntry.Permit(
        "p", 1, VALID, "浙A1", List.of(), null, null, null, null, speedKphMax);
  }

  private static ReferenceEntry.Device device(
      String id, DeviceKind kind, String owner, @Nullable String siteId, @Nullable String plate) {
    return new ReferenceEntry.Device(
        id, 1, VALID, kind, owner, PositionDatum.WGS84, siteId, plate, null, null, List.of());
  }

  private static ReferenceEntry.Certificate certificate(
      String number, String accuracyClass, double errorPercentMax) {
    return new ReferenceEntry.Certificate(number, VALID, accuracyClass, errorPercentMax);
  }

  private static ReferenceEntry.Site site(
      double lng, double lat, @Nullable Integer limitKg, @Nullable Double spanM, int lanes) {
    return new ReferenceEntry.Site(
        "s", 1, VALID, "n", lng, lat, "CITY_BRIDGE", "HANGZHOU", "上城区", limitKg, spanM, lanes);
  }
}
