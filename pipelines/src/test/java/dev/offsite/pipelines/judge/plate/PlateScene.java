package dev.offsite.pipelines.judge.plate;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.Times;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A passage of the truck's plate over the scale at the origin at noon, and fixes of the truck. */
final class PlateScene {

  static final Instant NOON = Times.at("12:00:00");

  static final Entries ENTRIES = Entries.complete().with(Rules.elsewhere().entry());

  static final ReferenceSnapshot REFERENCE = ENTRIES.snapshot();

  /** Two fixes before and two after, all 9 km away, and the passage. */
  static List<Whereabouts> elsewhere() {
    return List.of(fix(-90, 9_000), fix(-30, 9_000), passage(), fix(30, 9_000), fix(90, 9_000));
  }

  static Whereabouts passage() {
    return passage("passage-1", Entries.PLATE, 0.97);
  }

  static Whereabouts passage(String id, String plate, double confidence) {
    return find(
        Reports.at(NOON)
            .of(Entries.SCALE)
            .passage(30_000)
            .id(id)
            .plate(plate, confidence)
            .located());
  }

  /** The passage, read as another plate five seconds later. */
  static PassageContents correctedContents() {
    Whereabouts read = passage();
    return PassageContents.of(
            new PassageContents.Content(read.plate(), read.timeMs(), read.receivedMs(), read.raw()))
        .with(
            new PassageContents.Content(
                "浙A99999", read.timeMs(), read.receivedMs() + 5_000, read.raw()));
  }

  /** What the truck's plate hears of that. */
  static OtherwiseRead takenBack() {
    return correctedContents().takenBack(Entries.SCALE, "passage-1").get(0);
  }

  /** Of the truck, so many seconds from noon, so far east of the scale, exact to 10 m. */
  static Whereabouts fix(double fromNoonS, double eastM) {
    return find(located(fromNoonS, eastM, 10.0));
  }

  /** The terminal of the truck, so many seconds from noon, without a fix. */
  static Whereabouts heard(double fromNoonS) {
    return find(lost(fromNoonS));
  }

  static Located lost(double fromNoonS) {
    return new Located(
        Reports.at(NOON.plusMillis(Math.round(fromNoonS * 1000)))
            .of(Entries.TRUCK)
            .position(Places.ORIGIN)
            .fixed(false)
            .received(),
        Double.NaN,
        Double.NaN);
  }

  static Located located(double fromNoonS, double eastM, @Nullable Double accuracyM) {
    Instant at = NOON.plusMillis(Math.round(fromNoonS * 1000));
    Received received =
        Reports.at(at)
            .of(Entries.TRUCK)
            .position(Places.at(eastM, 0))
            .accuracyM(accuracyM)
            .received();
    return new Located(received, Places.at(eastM, 0).lng(), Places.at(eastM, 0).lat());
  }

  /** The same report in a record of its own, received so much later. */
  static Located again(Located located, long offset, long laterMs) {
    RawRecord raw = located.received().raw();
    return new Located(
        new Received(
            new RawRecord(
                raw.topic(),
                raw.partition(),
                offset,
                raw.deviceId(),
                raw.mqttTopic(),
                raw.receivedAtMillis() + laterMs,
                raw.payload()),
            0,
            located.received().report()),
        located.lng(),
        located.lat());
  }

  static Whereabouts find(Located located) {
    return new WhereaboutsFinder().find(located, REFERENCE).orElseThrow();
  }

  private PlateScene() {}
}
