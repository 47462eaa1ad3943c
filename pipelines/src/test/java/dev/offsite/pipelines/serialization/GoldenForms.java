package dev.offsite.pipelines.serialization;

import dev.offsite.pipelines.bridge.BridgeForms;
import dev.offsite.pipelines.cases.CaseForms;
import dev.offsite.pipelines.contradict.ContradictForms;
import dev.offsite.pipelines.decode.Provenance;
import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.decode.RawRecordSerializer;
import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.decode.ReceivedSerializer;
import dev.offsite.pipelines.episode.CandidateDrafts;
import dev.offsite.pipelines.history.HealthSample;
import dev.offsite.pipelines.history.HealthSampleSerializer;
import dev.offsite.pipelines.history.HistoryRowSerializer;
import dev.offsite.pipelines.hotword.HotWordForms;
import dev.offsite.pipelines.judge.passer.PasserForms;
import dev.offsite.pipelines.judge.patrol.Look;
import dev.offsite.pipelines.judge.patrol.ParkingCaseSerializer;
import dev.offsite.pipelines.judge.patrol.ParkingCases;
import dev.offsite.pipelines.judge.patrol.PatrolCase;
import dev.offsite.pipelines.judge.patrol.PatrolCaseSerializer;
import dev.offsite.pipelines.judge.patrol.ReportedSighting;
import dev.offsite.pipelines.judge.patrol.ReportedSightingSerializer;
import dev.offsite.pipelines.judge.patrol.Sighting;
import dev.offsite.pipelines.judge.patrol.SightingSerializer;
import dev.offsite.pipelines.judge.plate.PlateForms;
import dev.offsite.pipelines.judge.share.ShareForms;
import dev.offsite.pipelines.judge.trace.TraceGoldenForms;
import dev.offsite.pipelines.judge.trip.TripGoldenForms;
import dev.offsite.pipelines.link.LinkedCaseSerializer;
import dev.offsite.pipelines.link.LinkedCases;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.locate.LocatedSerializer;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.score.ScoreForms;
import dev.offsite.pipelines.sign.SignForms;
import dev.offsite.pipelines.stationhealth.StationForms;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Findings;
import dev.offsite.pipelines.testing.Passages;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.history.HistoryRow;
import dev.offsite.schemas.history.HistoryTables;
import dev.offsite.schemas.telemetry.DetectionReport;
import dev.offsite.schemas.telemetry.Media;
import dev.offsite.schemas.telemetry.Plate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * The bytes that each serializer wrote in each version, kept as files below {@code golden}.
 *
 * <p>When a serializer gets a new version: run {@link #main} with the resources' folder and that
 * version once, commit the files that differ from those of the version before, and never touch the
 * old ones. A serializer that holds another changes with it.
 */
public final class GoldenForms {

  /** One serializer with a value that uses every field. */
  public record Form<T>(String name, VersionedSerializer<T> serializer, T value) {

    @Override
    public String toString() {
      return name;
    }

    byte[] bytes() throws IOException {
      DataOutputSerializer out = new DataOutputSerializer(256);
      serializer.serialize(value, out);
      return out.getCopyOfBuffer();
    }
  }

  static List<Form<?>> all() {
    Received received =
        Reports.at("10:00:00").of(Entries.TRUCK).position(Places.ORIGIN).speedKph(42.0).received();
    List<Form<?>> forms =
        new ArrayList<>(
            List.of(
                new Form<>("raw-record", RawRecordSerializer.INSTANCE, rawRecord("")),
                new Form<>(
                    "raw-record-with-user", RawRecordSerializer.INSTANCE, rawRecord("scale-7")),
                new Form<>("received", ReceivedSerializer.INSTANCE, received),
                new Form<>("received-mapped", ReceivedSerializer.INSTANCE, mapped(received, 0)),
                new Form<>(
                    "received-mapped-parts", ReceivedSerializer.INSTANCE, mapped(received, 4)),
                new Form<>(
                    "located", LocatedSerializer.INSTANCE, new Located(received, 120.25, 30.5)),
                new Form<>("refusal", RefusalSerializer.INSTANCE, refusal()),
                new Form<>("candidate", CandidateSerializer.INSTANCE, candidate()),
                new Form<>("sighting", SightingSerializer.INSTANCE, sighting(0)),
                new Form<>("sighting-with-plate", SightingSerializer.INSTANCE, sightingWithPlate()),
                new Form<>("reported-look", ReportedSightingSerializer.INSTANCE, reportedLook()),
                new Form<>("patrol-case", PatrolCaseSerializer.INSTANCE, patrolCase()),
                new Form<>("patrol-case-compared", PatrolCaseSerializer.INSTANCE, comparedCase()),
                new Form<>("parking-case", ParkingCaseSerializer.INSTANCE, ParkingCases.sample()),
                new Form<>("history-row", HistoryRowSerializer.INSTANCE, historyRow()),
                new Form<>("health-sample", HealthSampleSerializer.INSTANCE, healthSample()),
                new Form<>("linked-case", LinkedCaseSerializer.INSTANCE, LinkedCases.sample())));
    forms.addAll(BridgeForms.all());
    forms.addAll(CaseForms.all());
    forms.addAll(ScoreForms.all());
    forms.addAll(HotWordForms.all());
    forms.addAll(SignForms.all());
    forms.addAll(StationForms.all());
    forms.addAll(TripGoldenForms.all());
    forms.addAll(TraceGoldenForms.all());
    forms.addAll(ShareForms.all());
    forms.addAll(PlateForms.all());
    forms.addAll(ContradictForms.all());
    forms.addAll(PasserForms.all());
    return forms;
  }

  private static Received mapped(Received received, int parts) {
    RawRecord raw = received.raw();
    return new Received(
        new RawRecord(
            raw.topic(),
            0,
            7,
            raw.deviceId(),
            "vendor/truck-1/up",
            9,
            "",
            Provenance.REPAIRED,
            new byte[] {1, -1}),
        3,
        received.report(),
        "vendor-profile/vendor-x/2",
        parts);
  }

  private static RawRecord rawRecord(String brokerUser) {
    return new RawRecord(
        "telemetry.truck",
        3,
        42,
        "truck-1",
        "offsite/v1/truck/truck-1/position",
        7,
        brokerUser,
        Provenance.LANDED,
        new byte[] {1, -1});
  }

  private static Refusal refusal() {
    return new Refusal(
        List.of(RefusalReason.ZERO_ISLAND, RefusalReason.NO_FIX),
        "/lng",
        "位置 0/0",
        "offsite/v1/truck/truck-1/position",
        "truck-1",
        "telemetry.truck/3/42",
        5,
        7,
        2,
        "ab".repeat(32),
        new byte[] {1, -1});
  }

  private static Candidate candidate() {
    return new CandidateDrafts()
        .draft(
            Findings.at("10:00:00").finding(), Entries.complete().snapshot(), Times.at("12:00:00"));
  }

  private static HistoryRow historyRow() {
    return HistoryRow.of(HistoryTables.WEIGHINGS, Times.at("10:00:00").plusNanos(1_000))
        .tag("device", "wim-1")
        .tag("passage", "过车 1")
        .field("gross_kg", 49_000)
        .field("speed_kph", 61.25)
        .field("direction", "INBOUND")
        .field("plate_read", true)
        .build();
  }

  private static HealthSample healthSample() {
    return new HealthSample("truck-1", HealthSample.Kind.CLOCK_REJECT, 7, 8_000);
  }

  private static Sighting sighting(int second) {
    long timeMs = Times.at("10:00:00").plusSeconds(second).toEpochMilli();
    return new Sighting(
        "patrol",
        Entries.PATROLLED,
        Entries.PATROLLED,
        1,
        Entries.DRONE,
        "",
        DetectionReport.Platform.DRONE,
        "detection-" + second,
        timeMs,
        120.2,
        30.25,
        3.5,
        0.95,
        "SPOIL_HEAP",
        null,
        List.of(Passages.PHOTO, new Media("CROP", "https://media.test/crop", null)),
        timeMs + 1_000,
        2,
        42,
        1,
        "ef".repeat(32));
  }

  private static Sighting sightingWithPlate() {
    return new Sighting(
        "patrol",
        "neighbourhood-1",
        "",
        0,
        Entries.DRONE,
        "sortie-1",
        DetectionReport.Platform.PATROL_CAR,
        "detection-1",
        Times.at("10:00:00").toEpochMilli(),
        120.2,
        30.25,
        3.5,
        0.75,
        "ILLEGAL_PARKING",
        new Plate("浙A12345", "BLUE", 0.9),
        List.of(Passages.PHOTO),
        Times.at("10:00:01").toEpochMilli(),
        2,
        42,
        -2,
        "ef".repeat(32));
  }

  private static ReportedSighting reportedLook() {
    return new ReportedSighting(look(0), rawRecord("drone-2"));
  }

  private static Look look(int second) {
    long timeMs = Times.at("10:30:00").plusSeconds(second).toEpochMilli();
    return new Look(
        "patrol",
        Entries.PATROLLED,
        Entries.OTHER_DRONE,
        "sortie-2",
        timeMs,
        120.2,
        30.25,
        40,
        List.of(Passages.PHOTO),
        timeMs + 1_000,
        1,
        43,
        0,
        "cd".repeat(32));
  }

  /** Settled places of which one has gone, one is looked for, and looks that are not settled. */
  private static PatrolCase comparedCase() {
    PatrolCase file = PatrolCase.empty();
    ReferenceSnapshot reference =
        Entries.complete()
            .with(Rules.patrol().parameter("goneLooks", 2).parameter("goneAfterS", 60).entry())
            .snapshot();
    file.add(sighting(0), reference, Times.at("12:00:00"));
    for (int second : new int[] {0, 2, 4, 200_000}) {
      file.add(look(second), reference, Times.at("12:00:00"));
    }
    file.add(sighting(200_100), reference, Times.at("12:00:00"));
    file.add(look(400_000), reference, Times.at("12:00:00"));
    return file;
  }

  private static PatrolCase patrolCase() {
    PatrolCase file = PatrolCase.empty();
    for (int second : new int[] {0, 2, 200_000}) {
      file.add(sighting(second), Entries.complete().snapshot(), Times.at("12:00:00"));
    }
    return file;
  }

  /** The newest version of which there are files. */
  static final int VERSION_MAX = 3;

  /** Where a version's file lies below the resources. */
  static String file(int version, String name) {
    return "golden/v" + version + "/" + name + ".bin";
  }

  /** Writes the files of one version: {@code src/test/resources 1}. */
  public static void main(String[] args) throws IOException {
    for (Form<?> form : all()) {
      Path file = Path.of(args[0], file(Integer.parseInt(args[1]), form.name()));
      Files.createDirectories(file.getParent());
      Files.write(file, form.bytes());
    }
  }

  private GoldenForms() {}
}
