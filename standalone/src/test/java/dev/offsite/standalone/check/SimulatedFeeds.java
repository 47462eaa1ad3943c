package dev.offsite.standalone.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.check.CheckLimits;
import dev.offsite.pipelines.check.FeedCheck;
import dev.offsite.pipelines.check.ObservedMessage;
import dev.offsite.pipelines.check.Receipt;
import dev.offsite.pipelines.check.RoadNetwork;
import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.device.MessageSource;
import dev.offsite.simulators.fault.FaultProfile;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.simulation.Simulation;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Feeds of the simulated Hangzhou, and its roads. */
final class SimulatedFeeds {

  static final Instant BEGIN = Instant.parse("2026-03-04T02:00:00Z");
  static final long SEED = 7;

  static Simulation simulation(String faults, int trucks) throws IOException {
    return Simulation.of(
        Scenario.load(Scenario.HANGZHOU_DEMO).withTrucks(trucks),
        BEGIN,
        SEED,
        FaultProfile.load(faults));
  }

  /** What is sent within {@code length}, through a check that knows registry and roads. */
  static FeedCheck checked(Simulation simulation, Duration length) throws IOException {
    FeedCheck check =
        new FeedCheck(
            CheckLimits.DEFAULT, Receipt.OBSERVED, simulation.scenario().reference(), roads());
    long end = simulation.begin().plus(length).toEpochMilli();
    MessageSource source = simulation.messages();
    while (source.nextDueMillis() < end) {
      check.accept(observed(source.next()));
    }
    return check;
  }

  static ObservedMessage observed(DeviceMessage message) {
    return new ObservedMessage(
        message.topicName(),
        message.payload(),
        message.dueMillis(),
        message.qos(),
        message.retained());
  }

  static RoadNetwork roads() throws IOException {
    return RoadNetwork.of(roadLines());
  }

  /** The arterial roads of the simulated place. */
  static List<List<Wgs84Position>> roadLines() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            Scenario.class.getResourceAsStream("hangzhou/place.json"), "place.json")) {
      JsonNode roads = new ObjectMapper().readTree(in).path("roads");
      JsonNode lngs = roads.path("lngs");
      JsonNode lats = roads.path("lats");
      double west = lngs.get(0).asDouble();
      double east = lngs.get(lngs.size() - 1).asDouble();
      double south = lats.get(0).asDouble();
      double north = lats.get(lats.size() - 1).asDouble();
      List<List<Wgs84Position>> lines = new ArrayList<>();
      for (JsonNode lng : lngs) {
        lines.add(
            List.of(
                new Wgs84Position(lng.asDouble(), south),
                new Wgs84Position(lng.asDouble(), north)));
      }
      for (JsonNode lat : lats) {
        lines.add(
            List.of(
                new Wgs84Position(west, lat.asDouble()), new Wgs84Position(east, lat.asDouble())));
      }
      return lines;
    }
  }

  private SimulatedFeeds() {}
}
