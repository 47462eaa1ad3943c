package dev.offsite.simulators.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.offsite.schemas.reference.ReferenceCodec;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.simulators.fleet.Terrain;
import dev.offsite.simulators.plane.LocalPlane;
import dev.offsite.simulators.scale.VehicleMix;
import dev.offsite.simulators.world.World;
import dev.offsite.simulators.world.WorldOptions;
import dev.offsite.simulators.zone.Zone;
import dev.offsite.simulators.zone.ZoneFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A place with its roads, its sites and its law.
 *
 * <p>Its reference data are resources in the directory format that {@code reference publish} takes.
 */
final class Place {

  /** The places of this module. */
  static final List<String> NAMES = List.of("hangzhou");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<ReferenceKind, List<ReferenceEntry>> entries = new TreeMap<>();
  private final JsonNode file;
  private final LocalPlane plane;
  private final VehicleMix mix;
  private final List<Zone> zones = new ArrayList<>();

  private Place(String name) {
    this.file = json(ScenarioResources.text(name + "/place.json"));
    this.plane =
        new LocalPlane(
            file.path("origin").path(0).asDouble(), file.path("origin").path(1).asDouble());
    this.mix = mix(ScenarioResources.text(name + "/vehicle-mix.json"));
    ReferenceCodec codec = new ReferenceCodec();
    for (ReferenceKind kind : ReferenceKind.values()) {
      if (kind != ReferenceKind.FENCE) {
        byte[] content =
            ScenarioResources.text(name + "/reference/" + kind.file())
                .getBytes(StandardCharsets.UTF_8);
        entries.put(kind, codec.readEntries(kind, kind.file(), content));
      }
    }
    List<ReferenceEntry> fences = new ArrayList<>();
    for (JsonNode fence : file.path("fences")) {
      String content =
          ScenarioResources.text(
              name
                  + "/reference/"
                  + ReferenceKind.FENCE.file()
                  + "/"
                  + fence.asText()
                  + ".geojson");
      fences.add(fence(content));
      zones.addAll(ZoneFile.read(content, plane));
    }
    entries.put(ReferenceKind.FENCE, fences);
  }

  /** The place of this name. */
  static Place load(String name) {
    return new Place(name);
  }

  World world(WorldOptions options) {
    return new PlaceFile(file, plane, zones, entries, mix).world(options);
  }

  /** Where a fleet works. */
  Terrain terrain() {
    List<ReferenceEntry.Site> sites =
        entries(ReferenceKind.SITE).stream().map(ReferenceEntry.Site.class::cast).toList();
    return new TerrainFile(file, plane, zones, sites).terrain();
  }

  /** Metres to degrees and back. */
  LocalPlane plane() {
    return plane;
  }

  /** The reference data of one kind, in the order of the file. */
  List<ReferenceEntry> entries(ReferenceKind kind) {
    return List.copyOf(entries.getOrDefault(kind, List.of()));
  }

  /** The zones of one kind. */
  List<Zone> zones(String kind) {
    return zones.stream().filter(zone -> zone.kind().equals(kind)).toList();
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

  private static VehicleMix mix(String text) {
    try {
      return JSON.readValue(text, VehicleMix.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
