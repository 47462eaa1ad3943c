package dev.offsite.simulators.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.ReferenceCodec;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.schemas.telemetry.PositionDatum;
import dev.offsite.simulators.fleet.FleetMix;
import dev.offsite.simulators.fleet.Habit;
import dev.offsite.simulators.plane.LocalPlane;
import dev.offsite.simulators.world.World;
import dev.offsite.simulators.world.WorldOptions;
import dev.offsite.simulators.zone.Zone;
import dev.offsite.simulators.zone.ZoneFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A place with its law, and what happens there.
 *
 * <p>The reference data are resources in the directory format that {@code reference publish} takes;
 * the fleet's terminals, vehicles and permits are added for the number of trucks asked for.
 */
public final class Scenario {

  /** Seven bridges, muck trucks and four drones in Hangzhou. */
  public static final String HANGZHOU_DEMO = "hangzhou-demo";

  private static final Instant FLEET_FROM = Instant.parse("2025-01-01T00:00:00Z");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;
  private final Map<ReferenceKind, List<ReferenceEntry>> entries = new TreeMap<>();
  private final Map<String, String> fenceFiles = new TreeMap<>();
  private final JsonNode worldFile;
  private final LocalPlane plane;
  private final List<Zone> zones = new ArrayList<>();

  private Scenario(String name) {
    this.name = name;
    this.worldFile = json(text("world.json"));
    this.plane =
        new LocalPlane(
            worldFile.path("origin").path(0).asDouble(),
            worldFile.path("origin").path(1).asDouble());
    ReferenceCodec codec = new ReferenceCodec();
    for (ReferenceKind kind : ReferenceKind.values()) {
      if (kind != ReferenceKind.FENCE) {
        byte[] content = text("reference/" + kind.file()).getBytes(StandardCharsets.UTF_8);
        entries.put(kind, codec.readEntries(kind, kind.file(), content));
      }
    }
    for (JsonNode fence : worldFile.path("fences")) {
      String file = fence.asText() + ".geojson";
      String content = text("reference/" + ReferenceKind.FENCE.file() + "/" + file);
      fenceFiles.put(file, content);
      zones.addAll(ZoneFile.read(content, plane));
    }
  }

  /**
   * The scenario of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Scenario load(String name) {
    if (!name.equals(HANGZHOU_DEMO)) {
      throw new IllegalArgumentException("no scenario '" + name + "'; there is " + HANGZHOU_DEMO);
    }
    return new Scenario(name);
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** What happens here. */
  public World world(WorldOptions options) {
    return new WorldFile(worldFile, plane, zones, entries).world(options);
  }

  /** The law that holds here. */
  public ScenarioLaw law() {
    return new ScenarioLaw(
        all(ReferenceKind.MASS_LIMITS, ReferenceEntry.MassLimits.class),
        all(ReferenceKind.TOLERANCE, ReferenceEntry.Tolerance.class),
        all(ReferenceKind.LADDER, ReferenceEntry.Ladder.class),
        all(ReferenceKind.RULE, ReferenceEntry.Rule.class),
        all(ReferenceKind.PLAUSIBILITY, ReferenceEntry.Plausibility.class));
  }

  private <T extends ReferenceEntry> List<T> all(ReferenceKind kind, Class<T> type) {
    return entries.getOrDefault(kind, List.of()).stream().map(type::cast).toList();
  }

  /** Everything to be published for a fleet of this mix. */
  public List<ReferenceEntry> reference(FleetMix mix) {
    List<ReferenceEntry> all = new ArrayList<>();
    for (ReferenceKind kind : ReferenceKind.values()) {
      all.addAll(entriesOf(kind, mix));
    }
    return all;
  }

  /**
   * Writes everything to be published as a directory of reference data.
   *
   * @param directory is created; files of the same names are replaced
   */
  public void writeReference(Path directory, FleetMix mix) throws IOException {
    ReferenceFolder.write(directory, reference(mix));
  }

  private List<ReferenceEntry> entriesOf(ReferenceKind kind, FleetMix mix) {
    List<ReferenceEntry> all = new ArrayList<>(entries.getOrDefault(kind, List.of()));
    if (kind == ReferenceKind.FENCE) {
      fenceFiles.values().forEach(content -> all.add(fence(content)));
    }
    Validity validity = new Validity(FLEET_FROM, null);
    for (int truck = 0; truck < mix.trucks(); truck++) {
      String plate = FleetMix.plateOf(truck);
      if (kind == ReferenceKind.DEVICE) {
        all.add(terminal(truck, plate, validity));
      } else if (kind == ReferenceKind.VEHICLE) {
        String company = "渣土运输公司 " + (1 + truck % 12);
        all.add(new ReferenceEntry.Vehicle(plate, 1, validity, company, false));
      } else if (kind == ReferenceKind.PERMIT && mix.habitOf(truck) == Habit.HAS_PERMIT) {
        all.add(permit(plate, validity));
      }
    }
    return all;
  }

  private static ReferenceEntry.Device terminal(int truck, String plate, Validity validity) {
    return new ReferenceEntry.Device(
        FleetMix.deviceIdOf(truck),
        1,
        validity,
        DeviceKind.TRUCK,
        "渣土运输公司 " + (1 + truck % 12),
        PositionDatum.WGS84,
        null,
        plate,
        FLEET_FROM,
        FLEET_FROM,
        List.of());
  }

  private ReferenceEntry.Permit permit(String plate, Validity validity) {
    List<String> allowed =
        zones.stream().filter(zone -> zone.kind().equals("PROHIBITED_ZONE")).map(Zone::id).toList();
    return new ReferenceEntry.Permit(
        "permit-" + plate, 1, validity, plate, allowed, null, null, null);
  }

  private static ReferenceEntry.FenceFeature fence(String content) {
    JsonNode properties = json(content).path("features").path(0).path("properties");
    Instant from = OffsetDateTime.parse(properties.path("validFrom").asText()).toInstant();
    return new ReferenceEntry.FenceFeature(
        properties.path("id").asText(),
        properties.path("version").asInt(),
        new Validity(from, null),
        content);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text(String file) {
    String path = name + "/" + file;
    try (InputStream in = Scenario.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the build lacks the resource " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
