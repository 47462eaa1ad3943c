package dev.offsite.simulators.scenario;

import dev.offsite.schemas.reference.AxleLayouts;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.simulators.fleet.FleetMix;
import dev.offsite.simulators.world.World;
import dev.offsite.simulators.world.WorldOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A place with its law, and a plan of what happens there.
 *
 * <p>The plan is YAML: a resource of this module, or a file of one's own. The fleet's terminals,
 * vehicles and permits are added to the reference data of the place.
 */
public final class Scenario {

  /** So much of everything that a minute shows it. */
  public static final String HANGZHOU_DEMO = "hangzhou-demo";

  /** Trucks that tip where nobody looks, at what people take for two o'clock. */
  public static final String NIGHT_DUMPING = "night-dumping";

  /** A whole day with a little of everything. */
  public static final String HANGZHOU_DAY = "hangzhou-day";

  /** Rush hour on all bridges, with convoys and drivers that evade the scales. */
  public static final String BRIDGE_RUSH = "bridge-rush";

  /** Trucks of the fleet over instrumented bridges. */
  public static final String BRIDGE_FLEET = "bridge-fleet";

  /** Two weeks of patrols and nothing else. */
  public static final String PATROL_FORTNIGHT = "patrol-fortnight";

  private static final List<String> NAMES =
      List.of(
          HANGZHOU_DEMO,
          "yuhang-5216",
          BRIDGE_RUSH,
          BRIDGE_FLEET,
          NIGHT_DUMPING,
          HANGZHOU_DAY,
          PATROL_FORTNIGHT,
          "bad-network",
          "quiet");

  private static final String EXTENSION = ".yaml";

  private final String name;
  private final ScenarioPlan plan;
  private final Place place;

  private Scenario(String name, ScenarioPlan plan, Place place) {
    this.name = name;
    this.plan = plan;
    this.place = place;
  }

  /** The scenarios of this module. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * The scenario of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Scenario load(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "no scenario '" + name + "'; there is " + String.join(", ", NAMES));
    }
    return parse(name, ScenarioResources.text(name + ".yaml"));
  }

  /**
   * The scenario of this name or, if there is none, of this file.
   *
   * @throws IllegalArgumentException if there is neither, naming the scenarios there are, or if the
   *     file is no scenario
   */
  public static Scenario loadOrRead(String nameOrFile) throws IOException {
    if (NAMES.contains(nameOrFile)) {
      return load(nameOrFile);
    }
    Path file = Path.of(nameOrFile);
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(
          "'" + file + "' is a directory, not the file of a scenario");
    }
    if (!Files.exists(file) && (nameOrFile.endsWith(EXTENSION) || file.getNameCount() > 1)) {
      throw new IllegalArgumentException("there is no file '" + file + "'");
    }
    return Files.exists(file) ? read(file) : load(nameOrFile);
  }

  /**
   * The scenario of a file; its name is the file's without {@code .yaml}.
   *
   * @throws IllegalArgumentException if the file is no scenario, naming line and fault
   */
  public static Scenario read(Path file) throws IOException {
    String fileName = file.getFileName().toString();
    String name =
        fileName.endsWith(EXTENSION)
            ? fileName.substring(0, fileName.length() - EXTENSION.length())
            : fileName;
    return parse(name, fileName, Files.readString(file));
  }

  /**
   * The scenario of a text in the form of its files.
   *
   * @param name for it, and for messages
   * @throws IllegalArgumentException if the text is no scenario, naming line and fault
   */
  public static Scenario parse(String name, String text) {
    return parse(name, name, text);
  }

  private static Scenario parse(String name, String file, String text) {
    ScenarioPlan plan = ScenarioFile.read(file, text, ScenarioResources.text("defaults.yaml"));
    return new Scenario(name, plan, Place.load(plan.place()));
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** What happens. */
  public ScenarioPlan plan() {
    return plan;
  }

  /** The same with a fleet of another size. */
  public Scenario withTrucks(int trucks) {
    return new Scenario(name, plan.withTrucks(trucks), place);
  }

  /** Which truck has which habit. */
  public FleetMix mix() {
    return FleetMix.of(plan.fleet());
  }

  /**
   * What happens here.
   *
   * @param begin second 0
   */
  public World world(Instant begin, long seed) {
    return place.world(
        new WorldOptions(
            begin, seed, plan.startsAt(), plan.fleet(), plan.scales(), plan.patrols()));
  }

  /** The law that holds here. */
  public ScenarioLaw law() {
    return new ScenarioLaw(
        all(ReferenceKind.MASS_LIMITS, ReferenceEntry.MassLimits.class),
        all(ReferenceKind.AXLE_LAYOUTS, AxleLayouts.class),
        all(ReferenceKind.TOLERANCE, ReferenceEntry.Tolerance.class),
        all(ReferenceKind.LADDER, ReferenceEntry.Ladder.class),
        all(ReferenceKind.RULE, ReferenceEntry.Rule.class),
        all(ReferenceKind.PLAUSIBILITY, ReferenceEntry.Plausibility.class));
  }

  private <T extends ReferenceEntry> List<T> all(ReferenceKind kind, Class<T> type) {
    return place.entries(kind).stream().map(type::cast).toList();
  }

  /** Everything to be published. */
  public List<ReferenceEntry> reference() {
    FleetReference fleet =
        new FleetReference(mix(), place.terrain(), place.plane(), place.zones("PROHIBITED_ZONE"));
    List<ReferenceEntry> all = new ArrayList<>();
    for (ReferenceKind kind : ReferenceKind.values()) {
      all.addAll(place.entries(kind));
      all.addAll(fleet.entries(kind));
    }
    return all;
  }

  /**
   * Writes everything to be published as a directory of reference data.
   *
   * @param directory is created; files of the same names are replaced
   */
  public void writeReference(Path directory) throws IOException {
    ReferenceFolder.write(directory, reference());
  }
}
