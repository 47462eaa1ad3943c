package dev.offsite.monitor.browser;

import dev.offsite.monitor.access.AreaPath;
import dev.offsite.monitor.live.CompanyScore;
import dev.offsite.monitor.live.DeadLetter;
import dev.offsite.monitor.live.Situation;
import dev.offsite.monitor.testing.SampleFixes;
import dev.offsite.schemas.bridge.BridgeLoad;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.SortieReport;
import dev.offsite.schemas.telemetry.StatusReport;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** What moves on the stage: trucks, drones, loads of bridges, devices that are unwell. */
final class Traffic {

  private static final long SEED = 20_260_304;

  private static final List<PositionReport.Load> LOADS = List.of(PositionReport.Load.values());

  private final Situation situation;
  private final int trucks;

  Traffic(Situation situation, int trucks) {
    this.situation = situation;
    this.trucks = trucks;
    CompanyScore[] scores = {
      CompanyScore.GREEN, CompanyScore.GREEN, CompanyScore.YELLOW, CompanyScore.RED
    };
    for (int i = 0; i < scores.length; i++) {
      situation.trucks().score(Stage.COMPANIES.get(i), scores[i]);
    }
  }

  /** Everything once, as it stands at a second of the play. */
  void play(int second, Instant now) {
    SplittableRandom chance = new SplittableRandom(SEED);
    for (int i = 0; i < trucks; i++) {
      truck(i, second, now, chance);
    }
    for (Stage.Bridge bridge : Stage.BRIDGES) {
      load(bridge, now);
    }
    for (int i = 0; i < 3; i++) {
      for (int step = 0; step < 40; step++) {
        drone(i, step, now.minusSeconds(40 - step));
      }
    }
  }

  private void truck(int number, int second, Instant now, SplittableRandom chance) {
    double heading = chance.nextDouble(2 * Math.PI);
    double radius = Math.sqrt(chance.nextDouble()) * 0.16;
    double angle = chance.nextDouble(2 * Math.PI);
    boolean stands = number % 5 == 0;
    double driven = stands ? 0 : second * 0.00012;
    fold(
        new PositionReport(
            Stage.truck(number),
            number % 97 == 0 ? now.minusSeconds(400) : now,
            null,
            120.19 + radius * 1.15 * Math.cos(angle) + driven * Math.sin(heading),
            30.27 + radius * 0.8 * Math.sin(angle) + driven * Math.cos(heading),
            null,
            5.0,
            stands ? 0.0 : 42.0,
            Math.toDegrees(heading),
            10,
            true,
            !stands,
            LOADS.get(number % 4),
            null,
            PositionReport.Cover.CLOSED,
            number % 211 == 0 ? PositionReport.Body.RAISED : PositionReport.Body.DOWN,
            null,
            null,
            null,
            List.of()),
        Stage.plate(number),
        now);
  }

  /** A truck that stands somewhere. */
  void parked(int number, double lng, double lat, Instant now) {
    fold(SampleFixes.of(Stage.truck(number), now, lng, lat), Stage.plate(number), now);
  }

  private void fold(PositionReport report, String plate, Instant now) {
    AreaPath area = situation.release().areas().at(report.lng(), report.lat(), now);
    situation
        .trucks()
        .fold(
            report,
            report.lng(),
            report.lat(),
            now,
            plate,
            situation.release().company(plate),
            area);
    situation.devices().message(report.deviceId(), DeviceKind.TRUCK, now);
    situation.devices().event(report.deviceId(), DeviceKind.TRUCK, now, now);
  }

  private void load(Stage.Bridge bridge, Instant now) {
    int limitKg = 200_000;
    long massKg = Math.round(limitKg * bridge.share);
    situation
        .bridges()
        .fold(
            new BridgeLoad(
                bridge.id(),
                bridge.id() + "/1",
                now,
                now,
                massKg,
                massKg * 9 / 10,
                massKg * 11 / 10,
                (int) (massKg / 40_000) + 1,
                0,
                limitKg,
                bridge.share,
                bridge.share > 1
                    ? BridgeLoad.Level.OVER_LIMIT
                    : bridge.share > 0.8 ? BridgeLoad.Level.WARNING : BridgeLoad.Level.NORMAL,
                List.of()));
  }

  private void drone(int number, int step, Instant at) {
    int strip = step / 10;
    int along = strip % 2 == 0 ? step % 10 : 9 - step % 10;
    double lng = 120.30 + number * 0.02 + along * 0.0012;
    double lat = 30.36 + strip * 0.002;
    situation
        .drones()
        .fold(
            new SortieReport(
                "drone-0" + number,
                "sortie-am-" + number,
                SortieReport.Phase.TRACK,
                at,
                lng,
                lat,
                null,
                110.0,
                -90.0),
            lng,
            lat,
            situation.release().areas().at(lng, lat, at),
            at);
  }

  /**
   * A scale whose clock runs ahead and that says it is sick, a silent one, and what was refused.
   */
  void unwell(Instant now) {
    for (Stage.Bridge bridge : Stage.BRIDGES) {
      String id = "wim-" + bridge.name().toLowerCase(Locale.ROOT);
      boolean silent = bridge == Stage.Bridge.ZHIJIANG;
      Instant heard = silent ? now.minusSeconds(90_000) : now;
      for (int i = 0; i < 120; i++) {
        situation.devices().message(id, DeviceKind.WIM, heard);
      }
      situation
          .devices()
          .event(
              id,
              DeviceKind.WIM,
              heard.plusSeconds(bridge == Stage.Bridge.PENGBU ? 45 : 0).minusMillis(350),
              heard);
    }
    situation
        .devices()
        .status(
            DeviceKind.WIM,
            new StatusReport(
                "wim-pengbu",
                now,
                StatusReport.State.FAULT,
                "1.2",
                List.of("LOOP_2", "CAMERA_REAR")));
    situation.devices().refusal("wim-pengbu", List.of("FUTURE_TIME"));
    for (int i = 0; i < 14; i++) {
      List<String> reasons =
          List.of(i % 3 == 0 ? "UNKNOWN_DEVICE" : i % 3 == 1 ? "NOT_JSON" : "MISSING_FIELD");
      situation
          .deadLetters()
          .fold(
              new DeadLetter(
                  now.minusSeconds(i * 61L),
                  "wim-x" + i,
                  reasons,
                  "/grossKg",
                  "grossKg is missing",
                  "offsite/v1/wim/wim-x" + i + "/passage",
                  "telemetry.wim/2/" + (481_200 + i),
                  812));
    }
  }
}
