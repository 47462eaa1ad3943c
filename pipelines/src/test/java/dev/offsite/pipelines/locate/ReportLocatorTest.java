package dev.offsite.pipelines.locate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.geo.Datum;
import dev.offsite.geo.DatumPosition;
import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.testing.Devices;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.RawRecords;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.telemetry.PositionDatum;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportLocatorTest {

  private static final Wgs84Position PLACE = Places.at(100, 200);

  private final ReportLocator locator = new ReportLocator();

  @ParameterizedTest
  @EnumSource(PositionDatum.class)
  void locate_datumOfTheRegistry_convertsToWgs84(PositionDatum datum) {
    ReferenceSnapshot reference =
        Entries.complete()
            .with(Devices.truck(Entries.TRUCK, Entries.PLATE).datum(datum).entry())
            .snapshot();

    assertAtPlace(locator.locate(positionSentIn(datum, null), reference));
  }

  @ParameterizedTest
  @EnumSource(PositionDatum.class)
  void locate_datumOfThePayload_beatsTheRegistry(PositionDatum datum) {
    PositionDatum other = datum == PositionDatum.BD09 ? PositionDatum.GCJ02 : PositionDatum.BD09;
    ReferenceSnapshot reference =
        Entries.complete()
            .with(Devices.truck(Entries.TRUCK, Entries.PLATE).datum(other).entry())
            .snapshot();

    assertAtPlace(locator.locate(positionSentIn(datum, datum), reference));
  }

  @ParameterizedTest
  @EnumSource(PositionDatum.class)
  void locate_detection_convertsToWgs84(PositionDatum datum) {
    ReferenceSnapshot reference =
        Entries.complete().with(Devices.drone(Entries.DRONE).datum(datum).entry()).snapshot();
    DatumPosition sent = sentIn(datum);
    Reports drone = Reports.at("10:00:00").of(Entries.DRONE);

    assertAtPlace(
        locator.locate(
            drone.detection(PLACE).lngLat(sent.lng(), sent.lat()).received(), reference));
    assertAtPlace(
        locator.locate(drone.detection(PLACE).datum(PositionDatum.WGS84).received(), reference));
  }

  @Test
  void locate_positionOfATerminalWithoutAFix_hasNoPlace() {
    Reports truck = Reports.at("10:00:00").of(Entries.TRUCK);
    ReferenceSnapshot reference = Entries.complete().snapshot();

    Located without = locator.locate(truck.position(PLACE).fixed(false).received(), reference);
    Located with = locator.locate(truck.position(PLACE).fixed(null).received(), reference);

    assertThat(without.lng()).isNaN();
    assertThat(without.lat()).isNaN();
    assertAtPlace(with);
  }

  @Test
  void locate_datumTakenForAnother_isHundredsOfMetresOff() {
    ReferenceSnapshot reference = Entries.complete().snapshot();

    Located located = locator.locate(positionSentIn(PositionDatum.GCJ02, null), reference);

    assertThat(Geodesics.distanceM(PLACE, new Wgs84Position(located.lng(), located.lat())))
        .isBetween(400.0, 600.0);
  }

  @Test
  void locate_registryVersionInForceAtTheFix_decidesTheDatum() {
    ReferenceSnapshot reference =
        Entries.complete()
            .with(
                Devices.truck(Entries.TRUCK, null)
                    .datum(PositionDatum.GCJ02)
                    .valid(Times.LONG_BEFORE, Times.at("10:00:01"))
                    .entry())
            .with(
                Devices.truck(Entries.TRUCK, null)
                    .version(2)
                    .valid(Times.at("10:00:01"), null)
                    .entry())
            .snapshot();

    assertAtPlace(locator.locate(positionSentIn(PositionDatum.GCJ02, null), reference));
  }

  @Test
  void locate_reportsWithoutPlace_haveNone() {
    ReferenceSnapshot reference = Entries.complete().snapshot();
    Received status = RawRecords.received(Reports.at("10:00:00").of(Entries.TRUCK).status());
    Received passage = Reports.at("10:00:00").of(Entries.SCALE).passage(40_000).received();

    for (Received received : new Received[] {status, passage}) {
      Located located = locator.locate(received, reference);
      assertThat(located.lng()).isNaN();
      assertThat(located.lat()).isNaN();
      assertThat(located.received()).isSameAs(received);
    }
  }

  private static Received positionSentIn(PositionDatum datum, PositionDatum declared) {
    DatumPosition sent = sentIn(datum);
    return Reports.at("10:00:00")
        .of(Entries.TRUCK)
        .position(PLACE)
        .lngLat(sent.lng(), sent.lat())
        .datum(declared)
        .received();
  }

  private static DatumPosition sentIn(PositionDatum datum) {
    return Datum.valueOf(datum.name()).fromWgs84(PLACE);
  }

  private static void assertAtPlace(Located located) {
    Wgs84Position found = new Wgs84Position(located.lng(), located.lat());
    assertThat(Geodesics.distanceM(PLACE, found)).isCloseTo(0, Offset.offset(0.5));
  }
}
